const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in decimal units with three figures at most: `192 MB`, `1.5 GB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit === 0 || value >= 99.5 ? 0 : 1;
  return `${value.toFixed(digits)} ${UNITS[unit]}`;
}

/** `512 MiB`, `2GB`, `1.5g`: of a unit's letters only the first is needed, and their case does not matter. */
const WRITTEN = /^\s*(\d+(?:\.\d+)?)\s*(?:([kmgt])(i)?b?|b)\s*$/i;

/** The bytes that a text with a unit says, in powers of 1,000 or, with an i, of 1,024; undefined where it says none. */
export function parseBytes(text: string): number | undefined {
  const [, number, letter = '', binary] = WRITTEN.exec(text) ?? [];
  if (number === undefined) return undefined;
  const power = ['', 'k', 'm', 'g', 't'].indexOf(letter.toLowerCase());
  return Math.floor(Number(number) * (binary === undefined ? 1000 : 1024) ** power);
}
