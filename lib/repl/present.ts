/** Values, errors and documentation as the REPL prints them. */
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import pc from 'picocolors';
import { didYouMean } from '../config/suggest.js';
import { CancelledError, TsmlError } from '../errors.js';
import { torch } from '../torch/torch.js';
import { namesOf } from './completion.js';
import type { Entry } from './documentation.js';
import type { Session } from './session.js';

export function describeValue(value: unknown): string {
  return inspect(value, { colors: pc.isColorSupported, depth: 4 });
}

/** What went wrong, what to do, and which of the user's own functions it came through. */
export function describeError(error: unknown, session: Session): string {
  if (!(error instanceof Error)) return `${pc.red('thrown:')} ${describeValue(error)}`;
  if (error instanceof CancelledError)
    return [pc.yellow(error.message), error.remedy].filter(Boolean).join('\n  → ');
  const isSyntax = error instanceof TsmlError && error.code === 'ERR_SYNTAX';
  const lines = [`${pc.red(`${isSyntax ? 'SyntaxError' : error.name}:`)} ${error.message}`];
  const remedy = error instanceof TsmlError ? error.remedy : remedyOf(error, session);
  if (remedy !== undefined) lines.push(`  ${pc.yellow('→')} ${remedy}`);
  for (const frame of ownFrames(error)) lines.push(pc.dim(`    at ${frame}`));
  if (error.cause instanceof Error && !(error instanceof TsmlError))
    lines.push(`${pc.dim('cause:')} ${error.cause.message}`);
  if (error instanceof AggregateError)
    lines.push(...error.errors.map((one) => describeError(one, session).replace(/^/gm, '  ')));
  return lines.join('\n');
}

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));

/** What V8 calls the code between functions. */
const NAMELESS = /^(async )?(Object|globalThis|Timeout|Immediate|process|Array|new Promise)\b|^eval\b/;

/** The functions of the session and of the user's files; the REPL's, Node's and the libraries' are no help. */
function ownFrames(error: Error): string[] {
  const frames = String(error.stack ?? '')
    .split('\n')
    .flatMap((line) => /^ {4}at (.+)$/.exec(line)?.[1] ?? []);
  return frames.flatMap((frame) => {
    const [, name, place = ''] = /^(?:(.*?) \()?([^()]+?)\)?$/.exec(frame) ?? [];
    if (place.startsWith('repl:')) {
      // Lines are counted after types and comments are gone: they would mislead.
      const file = place.replace(/^repl:(.*?):\d+:\d+$/, '$1');
      if (name === undefined || NAMELESS.test(name)) return [];
      return [/^\d+$/.test(file) ? name : `${name} (${file})`];
    }
    const path = place.replace(/^file:\/\//, '').replace(/\?edited=[\d.]+/, '');
    const isForeign =
      !path.startsWith('/') ||
      path.includes('/node_modules/') ||
      /^(lib|dist|bin)\//.test(path.replace(PACKAGE, ''));
    return isForeign ? [] : [name === undefined ? path : `${name} (${path})`];
  });
}

const WORDS: Readonly<Record<string, string>> = {
  exit: 'Ctrl-D or .exit leaves.',
  quit: 'Ctrl-D or .exit leaves.',
  help: '.help lists the commands, .doc NAME explains a function.',
};

function remedyOf(error: Error, session: Session): string | undefined {
  const word = /^([\w$]+) is not defined$/.exec(error.message)?.[1];
  if (word !== undefined) {
    if (Object.hasOwn(WORDS, word)) return WORDS[word];
    if (word in torch) return `Write torch.${word}.`;
    const near = didYouMean(
      word,
      session.variables.filter((name) => !name.startsWith('_')),
    ).trim();
    return near === ''
      ? `Make it with \`const ${word} = …\` or \`let ${word} = …\`.`
      : `${near.replace(/^\((.*)\)$/, '$1').replace(/^d/, 'D')}`;
  }
  const [, owner, method = ''] = /^([\w$.]+)\.([\w$]+) is not a function/.exec(error.message) ?? [];
  if (owner !== undefined) {
    const near = didYouMean(method, namesOf(session.lookUp(owner))).trim();
    if (near !== '') return near.replace(/^\((.*)\)$/, '$1').replace(/^d/, 'D');
  }
  const constant = /^Cannot assign to read only property '([\w$]+)' of object '#<Object>'/.exec(
    error.message,
  )?.[1];
  if (constant !== undefined) return `It is a const; declare it anew with \`let ${constant} = …\`.`;
  return undefined;
}

/** A name, its signatures, and its docstring. */
export function describeEntry({ name, doc, signatures }: Entry): string {
  const owner = name.includes('.') ? name.slice(0, name.lastIndexOf('.') + 1) : '';
  const lines = signatures.map((signature) => pc.cyan(owner) + signature);
  return [
    ...(lines.length > 0 ? lines : [pc.cyan(name)]),
    ...(doc === '' ? [] : [doc.replace(/^/gm, '  ')]),
  ].join('\n');
}
