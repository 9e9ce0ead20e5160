/** Where the Hugging Face hub is, and who asks it: by the variables that its own tools read. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { TsmlError } from '../../errors.js';

const PUBLIC_HUB = 'https://huggingface.co';

/** `HF_ENDPOINT`, or the public hub; without a slash at its end. */
export function hubEndpoint(env: NodeJS.ProcessEnv = process.env): string {
  const given = env.HF_ENDPOINT || PUBLIC_HUB;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username === '')
    return url.href.replace(/\/+$/, '');
  throw new TsmlError(
    'ERR_HUB',
    `HF_ENDPOINT: expected an address such as ${PUBLIC_HUB}, received ${given}`,
    {
      remedy: 'Correct it, or unset it for the public hub.',
    },
  );
}

/** Whether `HF_HUB_OFFLINE` (or `TRANSFORMERS_OFFLINE`) forbids the network. */
export function isOffline(env: NodeJS.ProcessEnv = process.env): boolean {
  return [env.HF_HUB_OFFLINE, env.TRANSFORMERS_OFFLINE].some((value) =>
    ['1', 'ON', 'YES', 'TRUE'].includes(value?.toUpperCase() ?? ''),
  );
}

/** `HF_TOKEN`, or what the hub's `login` wrote down; undefined for who has none. */
export function hubToken(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const given = (env.HF_TOKEN || readToken(tokenPath(env)))?.trim();
  if (!given) return undefined;
  if (/^[\x21-\x7e]+$/.test(given)) return given;
  throw new TsmlError('ERR_HUB', 'the token of the hub has characters that no token has', {
    remedy: `Set HF_TOKEN anew, or write ${tokenPath(env)} anew.`,
  });
}

function tokenPath(env: NodeJS.ProcessEnv): string {
  const home = env.HF_HOME || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'huggingface');
  return env.HF_TOKEN_PATH || join(home, 'token');
}

function readToken(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw new TsmlError('ERR_HUB', `cannot read the token of the hub in ${path}`, {
      remedy: 'Make it readable, or set HF_TOKEN.',
      cause: error,
    });
  }
}
