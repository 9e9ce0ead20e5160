/** Errors that come out of a model say where in it they happened. */
import { TsmlError } from '../errors.js';
import { OperatorError } from '../torch/errors.js';
import type { Module } from './module.js';

/** Something went wrong inside a module. `cause` is what it threw. */
export class ModuleError extends TsmlError {
  /** The module's path in the model that was called, such as `encoder.fc1`; '' for the model itself. */
  readonly path: string;

  constructor(path: string, code: string, message: string, cause: TsmlError) {
    super(code, message, cause.remedy === undefined ? { cause } : { cause, remedy: cause.remedy });
    this.path = path;
  }
}

interface Place {
  readonly module: Module;
  readonly fault: string | undefined;
}

/** Where an error on its way out was thrown, until the outermost module takes it up. */
const places = new WeakMap<Error, Place>();

/** Remembers the innermost module of an error. @param fault says what is wrong with the shape of its input, if anything. */
export function noteFailure(error: unknown, module: Module, fault: () => string | undefined): void {
  if (isPlaceable(error) && !places.has(error)) places.set(error, { module, fault: fault() });
}

/** The error as the caller of the outermost module sees it: `fc1: Linear(…): expected …, received …`. */
export function failure(error: unknown, modules: () => ReadonlyMap<string, Module>): unknown {
  const place = isPlaceable(error) ? places.get(error) : undefined;
  if (!isPlaceable(error) || place === undefined) return error;
  const { module, fault } = place;
  const path = [...modules()].find(([, candidate]) => candidate === module)?.[0] ?? '';
  const what = module.children().length > 0 ? module.constructor.name : String(module);
  const where = path === '' ? what : `${path}: ${what}`;
  const message =
    fault === undefined || fault === error.message ? error.message : `${fault}\n  ${error.message}`;
  return new ModuleError(path, fault === undefined ? error.code : 'ERR_SHAPE', `${where}: ${message}`, error);
}

function isPlaceable(error: unknown): error is TsmlError {
  return error instanceof OperatorError || (error instanceof TsmlError && error.code === 'ERR_SHAPE');
}
