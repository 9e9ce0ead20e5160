import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Script } from 'node:vm';
import { didYouMean } from '../config/suggest.js';
import { CancelledError, TsmlError } from '../errors.js';
import * as tsml from '../index.js';
import { afterInterrupt } from '../torch/context.js';
import { IncompleteInput } from '../typescript/transform.js';
import { type Kind, RUNTIME_KEY, type Runtime } from './contract.js';
import { importFrom } from './modules.js';

type Body = (runtime: Runtime) => unknown;

export interface EvaluateOptions {
  /** Where the code stands, for relative imports; by default the folder the process is in. */
  readonly file?: string;
  /** Aborting it leaves a pending await. */
  readonly signal?: AbortSignal;
}

export interface Result {
  /** Undefined where the code does not end with an expression. */
  readonly value: unknown;
}

export interface SessionEvents {
  /** What comes without being asked for: what was left behind failed, an import lacks a name. */
  onNote(text: string): void;
  /** Of an await that was left with Ctrl-C. */
  onLateError(error: unknown): void;
}

/** A saved session: this line, and its inputs with the other between. */
const SAVED = '// The inputs of a session of tsml repl, for .load\n';
const SEPARATOR = '//\n';

/** Words that the language or Node itself stands on: to bind them would break what runs here. */
const RESERVED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(globalThis));

/**
 * The names and the state of one REPL. Its names are properties of the global object, as they are in Node's own REPL, so
 * that arrays and errors made in it are those of the libraries. There is one session in a process.
 */
export class Session {
  private readonly names = new Set<string>();
  private readonly disposables: { readonly value: object; readonly isAsync: boolean }[] = [];
  private readonly written: string[] = [];
  private lines = 0;

  constructor(private readonly events: SessionEvents) {
    Object.defineProperty(globalThis, Symbol.for(RUNTIME_KEY), {
      configurable: true,
      // Called by the script itself, so that V8 can interrupt it.
      value: { run: (run: Body) => this.run?.(run) },
    });
    this.fill();
  }

  private run: ((run: Body) => void) | undefined;

  /** The inputs that ended well, in order, for `load`. */
  get source(): string {
    return SAVED + this.written.map((code) => `${code.trimEnd()}\n`).join(SEPARATOR);
  }

  /** How many `source` has. */
  get inputs(): number {
    return this.written.length;
  }

  /** The names of the session, tsml's first. */
  get variables(): readonly string[] {
    return [...this.names];
  }

  /**
   * Runs code: its declarations stay, and its last expression is the result, in a box because it may be a promise that
   * nobody has awaited.
   *
   * @throws whatever the code throws; TsmlError `ERR_SYNTAX`, IncompleteInput, or CancelledError when interrupted.
   */
  async evaluate(code: string, options: EvaluateOptions = {}): Promise<Result> {
    this.lines++;
    try {
      const result = await this.execute(code, options);
      this.written.push(code);
      if (result.value !== undefined) this.set('_', result.value, true);
      return result;
    } catch (error) {
      if (!(error instanceof IncompleteInput)) this.set('_error', error, true);
      throw error;
    }
  }

  /**
   * Runs a file, or the inputs of a saved session one by one, since they may declare a name more than once.
   *
   * @param file absolute
   * @returns what the last one gives. @throws as `evaluate`; TsmlError `ERR_FILE` where it cannot be read.
   */
  async load(file: string, signal?: AbortSignal): Promise<Result> {
    const text = await readSource(file);
    const inputs = text.startsWith(SAVED) ? text.slice(SAVED.length).split(SEPARATOR) : [text];
    let result: Result = { value: undefined };
    for (const code of inputs)
      result = await whole(() => this.evaluate(code, { file, ...(signal && { signal }) }));
    return result;
  }

  /**
   * An expression as a function, asynchronous where it awaits. It is not counted as an input.
   *
   * @throws TsmlError `ERR_SYNTAX`
   */
  async compile(expression: string): Promise<() => unknown> {
    const { transpile } = await import('./transpile.js');
    // Alone first: an error shows what was written, and not what is put around it.
    await whole(() => transpile(expression, 'input'));
    const isAsync = /\bawait\b/.test(expression);
    const code = `${isAsync ? 'async ' : ''}() => (${expression.replace(/;\s*$/, '')}\n)`;
    const { value } = await this.execute(code, {});
    if (typeof value !== 'function') throw new TypeError('expected an expression');
    return () => Reflect.apply(value, undefined, []);
  }

  private async execute(code: string, { file, signal }: EvaluateOptions): Promise<Result> {
    // Loaded when it is needed: the prompt is there sooner.
    const { transpile } = await import('./transpile.js');
    const name = file === undefined ? 'input' : basename(file);
    const script = new Script(transpile(code, name), {
      filename: `repl:${file ?? this.lines}`,
    });
    let outcome: unknown;
    this.run = (run) => {
      outcome = run(this.runtime(file));
    };
    try {
      script.runInThisContext({ breakOnSigint: signal !== undefined });
    } catch (error) {
      if (!isInterruption(error)) throw error;
      afterInterrupt();
      throw new CancelledError('interrupted', { cause: error });
    } finally {
      this.run = undefined;
    }
    const settled = outcome instanceof Promise ? await this.orAborted(outcome, signal) : outcome;
    return isResult(settled) ? settled : { value: undefined };
  }

  private async orAborted(promise: Promise<unknown>, signal: AbortSignal | undefined): Promise<unknown> {
    if (signal === undefined) return await promise;
    return await new Promise((resolve, reject) => {
      const leave = (): void => {
        const remedy =
          'What was awaited goes on in the background; trainer.stop() ends the training of a Trainer.';
        reject(new CancelledError('interrupted', { remedy }));
        promise.catch((error: unknown) => this.events.onLateError(error));
      };
      if (signal.aborted) leave();
      signal.addEventListener('abort', leave, { once: true });
      promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  /** Disposes what `using` holds at the top level, the last first. Every error is collected. */
  async dispose(): Promise<void> {
    const errors: unknown[] = [];
    for (let entry = this.disposables.pop(); entry !== undefined; entry = this.disposables.pop()) {
      try {
        await disposer(entry.value, entry.isAsync)?.call(entry.value);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors.length === 1 ? errors[0] : new AggregateError(errors);
  }

  /** Forgets every name but tsml's, and disposes what `using` holds. */
  async clear(): Promise<void> {
    for (const name of this.names) Reflect.deleteProperty(globalThis, name);
    this.names.clear();
    this.written.length = 0;
    this.fill();
    await this.dispose();
  }

  /** The value of `a.b.c`, where it is one without running code of the user's beyond getters. */
  lookUp(path: string): unknown {
    let value: unknown = globalThis;
    for (const name of path.split('.')) {
      if (value === null || value === undefined) return undefined;
      value = Reflect.get(Object(value), name);
    }
    return value;
  }

  private fill(): void {
    for (const [name, value] of Object.entries(tsml)) this.set(name, value, false);
    this.set('_', undefined, true);
    this.set('_error', undefined, true);
  }

  private set(name: string, value: unknown, writable: boolean): void {
    const inUse = RESERVED.has(name) && !this.names.has(name);
    if (inUse && Reflect.get(globalThis, name) === value) return;
    if (inUse) {
      throw new TsmlError('ERR_NAME', `"${name}" is a name of JavaScript's or Node's own`, {
        remedy: 'Choose another: the REPL itself stands on it.',
      });
    }
    this.names.add(name);
    Object.defineProperty(globalThis, name, { value, writable, configurable: true, enumerable: true });
  }

  private runtime(file: string | undefined): Runtime {
    const folder = file === undefined ? process.cwd() : dirname(file);
    return {
      meta: { dirname: folder, filename: file, url: file === undefined ? undefined : `file://${file}` },
      bind: (kind, values) => this.bind(kind, values),
      declare: (name) => {
        if (!this.names.has(name)) this.set(name, undefined, true);
      },
      importModule: (specifier) => importFrom(String(specifier), folder, tsml),
      importNames: async (specifier, names) => {
        const namespace = await importFrom(specifier, folder, tsml);
        for (const [local, imported] of names) this.importName(specifier, namespace, local, imported);
      },
    };
  }

  private bind(kind: Kind, values: Readonly<Record<string, unknown>>): void {
    const isUsed = kind === 'using' || kind === 'await using';
    for (const [name, value] of Object.entries(values)) {
      if (isUsed) this.use(value, kind === 'await using');
      this.set(name, value, kind === 'let' || kind === 'var');
    }
  }

  private use(value: unknown, isAsync: boolean): void {
    if (value === null || value === undefined) return;
    if (typeof value !== 'object' || disposer(value, isAsync) === undefined) {
      throw new TypeError(`using: expected something with [Symbol.dispose](), received ${typeof value}`);
    }
    this.disposables.push({ value, isAsync });
  }

  private importName(specifier: string, namespace: object, local: string, imported: string): void {
    if (imported === '*') this.set(local, namespace, false);
    else if (imported in namespace) this.set(local, Reflect.get(namespace, imported), false);
    // Types were taken away before: whether this was one cannot be known here.
    else
      this.events.onNote(
        `'${specifier}' has no value "${imported}"${didYouMean(imported, Object.keys(namespace))}; as a type it needs none`,
      );
  }
}

/** Of code to which nothing can be added: it is wrong where it ends too early. */
async function whole<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof IncompleteInput)) throw error;
    throw new TsmlError(error.code, error.message, { remedy: 'Close what is still open.', cause: error });
  }
}

function isResult(value: unknown): value is Result {
  return typeof value === 'object' && value !== null && 'value' in value;
}

function isInterruption(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED';
}

function disposer(value: object, isAsync: boolean): (() => unknown) | undefined {
  const method =
    (isAsync ? Reflect.get(value, Symbol.asyncDispose) : undefined) ?? Reflect.get(value, Symbol.dispose);
  return typeof method === 'function' ? () => Reflect.apply(method, value, []) : undefined;
}

async function readSource(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new TsmlError(
      'ERR_FILE',
      `cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`,
      {
        remedy: 'Check the path.',
        cause: error,
      },
    );
  }
}
