import { existsSync, statSync } from 'node:fs';
import { Command } from 'commander';
import pc from 'picocolors';
import { UsageError } from '../errors.js';
import { formatBytes } from '../runtime/bytes.js';
import { fileFormat, type Loaded, load, namedTensors } from '../torch/files.js';
import { save } from '../torch/save.js';
import { Tensor } from '../torch/tensor.js';
import '../torch/torch.js';

interface ConvertFlags {
  readonly force?: true;
  readonly compress?: true;
  readonly key?: string;
}

/** `tsml convert`. */
export function convertCommand(): Command {
  return new Command('convert')
    .description('convert tensors between .safetensors, .npz, .npy, .pt and .pth')
    .argument('<from>', 'a file, or a .safetensors.index.json')
    .argument('<to>', 'the file to write')
    .option('--key <name>', 'take this part of a checkpoint, such as model')
    .option('--compress', 'pack an .npz file')
    .option('--force', 'overwrite')
    .action((from: string, to: string, { force, compress, key }: ConvertFlags) => {
      const format = fileFormat(to);
      if (existsSync(to) && force !== true) {
        throw new UsageError('ERR_EXISTS', `${to} is there already`, {
          remedy: 'Overwrite it with --force.',
        });
      }
      const note = noteFor(from);
      note('reading');
      const loaded = load(from);
      const chosen = key === undefined ? loaded : partOf(loaded, key, from);
      const value =
        format === 'npy' ? only(chosen, from) : format === 'checkpoint' ? chosen : tensorsOf(chosen, from);
      note('writing');
      save(value, to, compress === true ? { compress } : {});
      const count = value instanceof Map ? `${value.size} entries` : 'one value';
      process.stdout.write(`${pc.green('✔')} ${to}: ${count}\n`);
    });
}

/** From which size on a conversion says what it does: below, it takes less than a second. */
const LONG_BYTES = 2 ** 28;

/** Says on stderr what is being done where it takes a while. */
function noteFor(from: string): (what: string) => void {
  const size = existsSync(from) ? statSync(from).size : 0;
  return (what) => {
    if (size >= LONG_BYTES) process.stderr.write(`${pc.dim('·')} ${what} ${formatBytes(size)}\n`);
  };
}

function partOf(value: Loaded, key: string, from: string): Loaded {
  const part = value instanceof Map ? value.get(key) : undefined;
  if (part !== undefined) return part;
  const keys = value instanceof Map ? [...value.keys()].map(String).slice(0, 20).join(', ') : 'none';
  throw new UsageError('ERR_KEY', `${from} has no "${key}"`, { remedy: `At its top are: ${keys}.` });
}

function tensorsOf(value: Loaded, from: string): Map<string, Tensor> {
  if (value instanceof Tensor) return new Map([['array', value]]);
  try {
    return namedTensors(value, from);
  } catch (error) {
    if (!(value instanceof Map)) throw error;
    const keys = [...value.keys()].map(String).slice(0, 20).join(', ');
    throw new UsageError('ERR_FORMAT', `${from} holds more than named tensors`, {
      remedy: `Choose a part of it with --key: ${keys}.`,
      cause: error,
    });
  }
}

function only(value: Loaded, from: string): Tensor {
  if (value instanceof Tensor) return value;
  const tensors = tensorsOf(value, from);
  const [tensor] = tensors.values();
  if (tensor !== undefined && tensors.size === 1) return tensor;
  throw new UsageError('ERR_FORMAT', `${from} holds ${tensors.size} tensors; an .npy file holds one`, {
    remedy: 'Choose one with --key, or convert to .npz.',
  });
}
