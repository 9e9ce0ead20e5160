/**
 * Every error that tsml throws on purpose.
 *
 * An error says what was expected, what came, where, and what to do. `code` is stable for programs; the
 * message is for people. Anything else that reaches a user is a defect of ours.
 */
export class TsmlError extends Error {
  /** A stable word for programs, e.g. `ERR_CHECKSUM`. */
  readonly code: string;
  /** What the reader can do about it, as a sentence or a command to type. */
  readonly remedy: string | undefined;

  constructor(code: string, message: string, options: { remedy?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.remedy = options.remedy;
  }
}

/** Wrong command-line usage or a config that does not validate: exit code 2. */
export class UsageError extends TsmlError {}

/** Work that was cancelled through an `AbortSignal` or Ctrl-C: exit code 130, or 143 by SIGTERM. */
export class CancelledError extends TsmlError {
  constructor(message: string, options: { remedy?: string; cause?: unknown } = {}) {
    super('ERR_CANCELLED', message, options);
  }
}

/** `an AdamW`, `an SGD`, `a Linear`: a name in a message, with the article that it is spoken with. */
export function withArticle(name: string): string {
  // Of letters that are spelled, FHLMNRSX begin with a vowel: "el one loss".
  const isVowel = /^(?:[aeioAEIO]|[uU](?!int|ni)|[FHLMNRSX][A-Z\d])/.test(name);
  return `${isVowel ? 'an' : 'a'} ${name}`;
}
