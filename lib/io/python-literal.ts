/** A Python literal of the kinds that stand in `.npy` headers; lists and tuples are arrays. */
export type PythonLiteral =
  | string
  | number
  | boolean
  | null
  | readonly PythonLiteral[]
  | Map<string, PythonLiteral>;

const TOKEN = /\s*(?:'([^'\\]*)'|"([^"\\]*)"|(-?\d+)L?|(True|False|None)|([{}[\](),:]))/y;

/** Deeper ones no header has. */
const MOST_LEVELS = 32;

/** Parses a Python literal; undefined where it is none, has escapes, or integers beyond 2^53. */
export function parsePythonLiteral(text: string): PythonLiteral | undefined {
  const tokens = tokenize(text);
  if (tokens === undefined) return undefined;
  const parser = new Parser(tokens);
  const value = parser.value(0);
  return parser.isDone ? value : undefined;
}

type Token = { readonly mark: string } | { readonly value: string | number | boolean | null };

function tokenize(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (match === null) return undefined;
    const [, single, double, integer, word, mark] = match;
    const string = single ?? double;
    if (mark !== undefined) tokens.push({ mark });
    else if (string !== undefined) tokens.push({ value: string });
    else if (word !== undefined) tokens.push({ value: word === 'None' ? null : word === 'True' });
    else if (Number.isSafeInteger(Number(integer))) tokens.push({ value: Number(integer) });
    else return undefined;
  }
  return tokens;
}

class Parser {
  private position = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get isDone(): boolean {
    return this.position === this.tokens.length;
  }

  value(level: number): PythonLiteral | undefined {
    const token = this.tokens[this.position++];
    if (token === undefined || level > MOST_LEVELS) return undefined;
    if ('value' in token) return token.value;
    if (token.mark === '{') return this.dictionary(level);
    if (token.mark === '(') return this.list(')', level);
    return token.mark === '[' ? this.list(']', level) : undefined;
  }

  private dictionary(level: number): Map<string, PythonLiteral> | undefined {
    const entries = new Map<string, PythonLiteral>();
    while (!this.skip('}')) {
      const key = this.value(level + 1);
      if (typeof key !== 'string' || entries.has(key) || !this.skip(':')) return undefined;
      const value = this.value(level + 1);
      if (value === undefined) return undefined;
      entries.set(key, value);
      if (!this.skip(',') && !this.isAt('}')) return undefined;
    }
    return entries;
  }

  private list(end: string, level: number): PythonLiteral | undefined {
    const items: PythonLiteral[] = [];
    let commas = 0;
    while (!this.skip(end)) {
      const item = this.value(level + 1);
      if (item === undefined) return undefined;
      items.push(item);
      if (this.skip(',')) commas++;
      else if (!this.isAt(end)) return undefined;
    }
    // To Python, (3) is a number in brackets.
    const [only] = items;
    return end === ')' && items.length === 1 && commas === 0 ? only : items;
  }

  private isAt(mark: string): boolean {
    const token = this.tokens[this.position];
    return token !== undefined && 'mark' in token && token.mark === mark;
  }

  private skip(mark: string): boolean {
    const found = this.isAt(mark);
    if (found) this.position++;
    return found;
  }
}
