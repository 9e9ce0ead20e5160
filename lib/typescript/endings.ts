/**
 * What a relative import may mean, in order: what it says, and the TypeScript that it stands for. `./x.js` is what
 * TypeScript writes for `./x.ts`; a missing ending is taken for `.ts` as well.
 */
export function meanings(specifier: string): string[] {
  const [, stem = specifier, kind = ''] = /^(.*)\.([mc]?)js$/.exec(specifier) ?? [];
  return [specifier, `${stem}.${kind}ts`];
}

/** Whether an import names a file, not a package. */
export function isFile(specifier: string): boolean {
  return /^(\.\.?\/|\/|file:)/.test(specifier);
}
