/** What a transpiled line and the session that runs it agree on. */

/** The session's side, by this name in the code that is run. */
export const RUNTIME = '$tsml';
/** Under `Symbol.for` of this the code finds `run`. */
export const RUNTIME_KEY = 'tsml.repl';

export type Kind = 'const' | 'let' | 'var' | 'using' | 'await using';

/** What a line's code calls; the names in it are the session's. */
export interface Runtime {
  readonly meta: object;
  bind(kind: Kind, values: Readonly<Record<string, unknown>>): void;
  /** A `var`, which may be read before it is bound. */
  declare(name: string): void;
  importModule(specifier: string): Promise<object>;
  /** @param names pairs: the name here, and the export's (`*` for the namespace). */
  importNames(specifier: string, names: readonly (readonly [string, string])[]): Promise<void>;
}
