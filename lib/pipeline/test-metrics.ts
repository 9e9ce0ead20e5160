import { z } from 'zod';
import { readJson } from '../io/read-json.js';
import { RUN_FILES, RunDirectory } from './run-directory.js';

const metricsSchema = z.object({
  test: z.object({ samples: z.int(), accuracy: z.number() }),
});

/** The test metrics of a finished run that are shown at its end. */
export async function readTestMetrics(run: string) {
  return (await readJson(new RunDirectory(run).resolve(RUN_FILES.metrics), metricsSchema)).test;
}
