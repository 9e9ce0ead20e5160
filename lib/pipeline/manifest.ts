import { stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { z } from 'zod';
import { sha256File } from '../io/hash.js';
import { LOCK } from '../runtime/folder-lock.js';
import { MANIFEST, type RunDirectory } from './run-directory.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** Relative, inside the run directory, with `/`. */
const artifactPath = z.string().refine((path) => !/^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)/.test(path), {
  error: 'a path inside the run directory',
});

export const manifestSchema = z.strictObject({
  format: z.literal('tsml-run/1'),
  status: z.literal('finished'),
  name: z.string(),
  seed: z.int(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  /** Seconds of each step. */
  timings: z.record(z.string(), z.number()),
  /** Of the resolved config as canonical JSON. */
  configSha256: hash,
  data: z.strictObject({
    source: z.string(),
    sha256: hash,
    /** Samples of each role. */
    splits: z.record(z.string(), z.int()),
  }),
  git: z.strictObject({ commit: z.string(), dirty: z.boolean() }).nullable(),
  versions: z.strictObject({ tsml: z.string(), node: z.string(), libtorch: z.string() }),
  machine: z.strictObject({
    cpu: z.strictObject({
      model: z.string(),
      logical: z.int(),
      usable: z.int(),
      abilities: z.record(z.string(), z.boolean()).nullable(),
      libtorchUses: z.string(),
    }),
    threads: z.int(),
    memoryBytes: z.int(),
    system: z.strictObject({ type: z.string(), release: z.string(), architecture: z.string() }),
  }),
  /** Every other file of the run directory. */
  artifacts: z.array(z.strictObject({ path: artifactPath, bytes: z.int(), sha256: hash })),
});

/** What a run was made from, by and into. Written last, when all that it names is on the disk. */
export type Manifest = z.output<typeof manifestSchema>;

/** Size and checksum of every file in a run directory, read back from the disk. */
export async function describeArtifacts(directory: RunDirectory): Promise<Manifest['artifacts']> {
  const artifacts: Manifest['artifacts'] = [];
  for (const path of await directory.files()) {
    if (path === MANIFEST || posix.basename(path) === LOCK) continue;
    const file = directory.resolve(path);
    artifacts.push({ path, bytes: (await stat(file)).size, sha256: await sha256File(file) });
  }
  return artifacts;
}
