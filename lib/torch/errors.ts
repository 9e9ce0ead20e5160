import { fileURLToPath } from 'node:url';
import { TsmlError, withArticle } from '../errors.js';
import { native } from '../native.js';

/** The method by which an object says in a few words what it is, for error messages. */
export const SUMMARY = Symbol('summary');

/** An operator refused its arguments. `operator` names it; `received` sums up what came. */
export class OperatorError extends TsmlError {
  readonly operator: string;
  readonly received: string;

  constructor(
    operator: string,
    code: string,
    message: string,
    received: string,
    options: { readonly cause?: unknown; readonly remedy?: string } = {},
  ) {
    super(code, `${message}\n  received: ${operator}(${received})`, options);
    this.operator = operator;
    this.received = received;
  }
}

/** Runs a call into the addon; its error comes out as an `OperatorError` on this stack. */
export function callNative<T>(operator: string, args: readonly unknown[], call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw operatorError(operator, args, error);
  }
}

/** Errors of the user's own functions that libtorch called back: they pass as they are. */
const own = new WeakSet<Error>();

/** Runs a function of the user's inside a call into the addon. */
export function callUser<T>(body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof Error) own.add(error);
    throw error;
  }
}

export function operatorError(operator: string, args: readonly unknown[], error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof TsmlError || own.has(error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'ERR_NATIVE';
  const told = (REWORDED.get(code) ?? ((message) => message.trimEnd()))(error.message);
  const [reason = told, isNotDeterministic] = told.split(PYTHONS_SWITCH);
  const remedy = isNotDeterministic === undefined ? channelsRemedy(reason) : NOT_DETERMINISTIC;
  return new OperatorError(operator, code, reason, describeArguments(args), {
    cause: error,
    ...(remedy !== undefined && { remedy }),
  });
}

/** How libtorch goes on behind "… does not have a deterministic implementation": what Python would do about it. */
const PYTHONS_SWITCH = ", but you set 'torch.use_deterministic_algorithms(True)'";
const NOT_DETERMINISTIC =
  'Compute it by other operators, or let it be: train without deterministic: true, or write torch.useDeterministicAlgorithms(false).';

/** What images with other channels than a convolution takes lack. Above 4 channels it is no image: the model is at fault. */
function channelsRemedy(reason: string): string | undefined {
  const found = /expected input\[(\d+), (\d+), \d+, (\d+)\] to have (\d+) channels/.exec(reason);
  if (found === null) return undefined;
  const [, , channels = 0, last = 0, expected = 0] = found.map(Number);
  if (expected > 4) return undefined;
  if (last === expected) return 'Images lie as [N, C, H, W]: write images.permute([0, 3, 1, 2]).';
  if (channels > 4) return undefined;
  const model = `Make the model for images of ${channels}, as by inChannels of models.create`;
  if (channels === 1) return `${model}, or write images.expand([-1, ${expected}, -1, -1]).`;
  return expected === 1 ? `${model}, or write images.mean(1, true).` : `${model}.`;
}

const REWORDED: ReadonlyMap<string, (message: string) => string> = new Map([
  ['ERR_NOT_IMPLEMENTED', withoutKernelList],
  ['ERR_ANOMALY', withForwardFrames],
]);

/** The addon gives the stack of the forward call whole, after the reason. */
function withForwardFrames(message: string): string {
  const [reason = message, , ...frames] = message.split('\n');
  return [reason, '  The operator was called here:', ...userFrames(frames)].join('\n');
}

const OWN = new URL('..', import.meta.url);
const OWN_FILES = [OWN.href, fileURLToPath(OWN)];

/** Of a stack's lines those that lie neither in tsml nor in Node. */
export function userFrames(frames: readonly string[]): string[] {
  return frames.filter(
    (frame) => !OWN_FILES.some((folder) => frame.includes(folder)) && !/[( ]node:/.test(frame),
  );
}

/** libtorch lists every kernel that an operator does have, in four screens of text. */
function withoutKernelList(message: string): string {
  const [reason = message, ...rest] = message.split(' This could be because');
  if (rest.length === 0) return message.trimEnd();
  return `${reason}\n  devices of this machine: ${['cpu', ...native().acceleratorDevices()].join(', ')}`;
}

/** @throws TsmlError `ERR_ARGUMENT` where what is to be run is no function. */
export function requireFunction(where: string, body: unknown): void {
  if (typeof body === 'function') return;
  throw new TsmlError('ERR_ARGUMENT', `${where}: expected a function, received ${describeArguments([body])}`);
}

const AsyncFunction = (async () => {}).constructor;

/** Whether a function is declared `async`: what it starts can be followed through its awaits. */
export function isAsyncFunction(body: unknown): boolean {
  return body instanceof AsyncFunction;
}

/**
 * Refuses the promise of a function that is not `async`: what should hold for its whole run could not follow it.
 *
 * @param remedy how to write it instead
 */
export function refusePromise(
  where: string,
  code: string,
  isAsync: boolean,
  result: unknown,
  remedy: string,
): void {
  if (isAsync || !(result instanceof Promise)) return;
  throw new TsmlError(code, `${where}: a function that is not \`async\` returned a promise`, { remedy });
}

/** `Tensor float32 [2, 3], number 1, {dim: 0}`: what came, for a message. */
export function describeArguments(args: readonly unknown[]): string {
  return args.map((value) => describe(value)).join(', ');
}

const PLAIN_FUNCTIONS: readonly string[] = [Function.name, AsyncFunction.name];

/** @param depth how far into lists and objects it looks: they may contain themselves. */
function describe(value: unknown, depth = 2): string {
  if (Array.isArray(value)) {
    if (depth === 0) return '[…]';
    const items = Array.from(value.slice(0, 8), (item) => describe(item, depth - 1)).join(', ');
    return value.length > 8 ? `[${items}, … ${value.length} in all]` : `[${items}]`;
  }
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
    case 'bigint':
      return `${value}n`;
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'function':
      // A module is one.
      return PLAIN_FUNCTIONS.includes(value.constructor.name)
        ? 'a function'
        : withArticle(value.constructor.name);
    case 'object':
      if (value === null) return 'null';
      if (hasSummary(value)) return value[SUMMARY]();
      if (Object.getPrototypeOf(value) !== Object.prototype)
        return withArticle(value.constructor?.name ?? 'object');
      if (depth === 0) return '{…}';
      return `{${Object.entries(value)
        .map(([key, item]) => `${key}: ${describe(item, depth - 1)}`)
        .join(', ')}}`;
    default:
      return String(value);
  }
}

function hasSummary(value: object): value is { [SUMMARY](): string } {
  return SUMMARY in value;
}
