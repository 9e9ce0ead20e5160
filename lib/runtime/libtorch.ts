import { TsmlError } from '../errors.js';

/** The one pinned libtorch release. The addon is compiled for it; scripts and CMake read it from here. */
export const LIBTORCH_VERSION = '2.13.0';

/** The releases that the native sources compile against, oldest and newest minor. */
export const COMPILES_AGAINST = { oldest: '2.11', newest: '2.15' } as const;

/** Which devices a libtorch serves: `cuda` serves the CPU as well. */
export type Variant = 'cpu' | 'cuda';

/** `2.13` of `2.13.0+cpu`: libtorch's classes keep their sizes within a minor release only. */
export function minorOf(version: string): string {
  const match = /^(\d+\.\d+)(\.|$)/.exec(version);
  if (match?.[1] === undefined) {
    throw new TsmlError(
      'ERR_LIBTORCH_VERSION',
      `expected a libtorch version like 2.13.0, received "${version}"`,
    );
  }
  return match[1];
}

/** Whether the native sources can be compiled against this release. */
export function compilesAgainst(version: string): boolean {
  const rank = (minor: string) => {
    const [major = 0, rest = 0] = minor.split('.').map(Number);
    return major * 1000 + rest;
  };
  const minor = rank(minorOf(version));
  return minor >= rank(COMPILES_AGAINST.oldest) && minor <= rank(COMPILES_AGAINST.newest);
}
