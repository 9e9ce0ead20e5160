import { TsmlError } from '../errors.js';
import { keyedHash } from './keyed-hash.js';

/** What a part of the data may be used for. */
export const ROLES = ['train', 'select', 'calibrate', 'test'] as const;
export type Role = (typeof ROLES)[number];

/** Rows of a data set, ascending, with the one thing they may be used for. */
export interface Split<R extends Role> {
  readonly role: R;
  readonly indices: Int32Array;
}

export type Splits = { readonly [R in Role]: Split<R> };

/**
 * Cuts a data set into four disjoint roles that cover it, stratified: every role holds every class in nearly the same
 * share (within two samples of it). `select`, `calibrate` and `test` hold at least their fraction, rounded up to whole
 * samples; `train` takes the rest. Depends on the arguments alone.
 *
 * @param labels class of each sample
 * @param fractions of the samples, 0..1 each, that sum to 1
 * @param seed ≥ 0
 * @throws TsmlError `ERR_SPLIT` where a role with a fraction above 0 would stay empty
 */
export function stratifiedSplit(
  labels: Int32Array,
  fractions: Readonly<Record<Role, number>>,
  seed: number,
): Splits {
  const sequence = roleSequence(counts(labels.length, fractions));
  const order = Array.from(labels, (label, index) => ({ label, index, key: keyedHash(seed, index) }));
  order.sort((a, b) => a.label - b.label || (a.key < b.key ? -1 : 1));
  const members: Record<Role, number[]> = { train: [], select: [], calibrate: [], test: [] };
  for (const [position, { index }] of order.entries()) {
    const role = sequence[position];
    if (role !== undefined) members[role].push(index);
  }
  const split = <R extends Role>(role: R): Split<R> => ({
    role,
    indices: Int32Array.from(members[role]).sort(),
  });
  return {
    train: split('train'),
    select: split('select'),
    calibrate: split('calibrate'),
    test: split('test'),
  };
}

/**
 * Refuses what carries another role. The types do so at compile time already; this serves callers from JavaScript.
 *
 * @throws TsmlError `ERR_SPLIT_ROLE`
 */
export function requireRole(carrier: { readonly role: Role }, role: Role, purpose: string): void {
  if (carrier.role === role) return;
  throw new TsmlError(
    'ERR_SPLIT_ROLE',
    `${purpose} needs the ${role} split, received the ${carrier.role} split`,
    {
      remedy: 'Each split has one use: see "Split roles" in the documentation.',
    },
  );
}

function counts(samples: number, fractions: Readonly<Record<Role, number>>): Record<Role, number> {
  // Rounded first, since 0.7 * 10 is a little more than 7 in floating point.
  const held = (role: Role) => Math.ceil(Number((fractions[role] * samples).toFixed(6)));
  const [select, calibrate, test] = [held('select'), held('calibrate'), held('test')];
  const result = { train: samples - select - calibrate - test, select, calibrate, test };
  for (const role of ROLES) {
    if (result[role] > 0 || (fractions[role] === 0 && result[role] === 0)) continue;
    throw new TsmlError(
      'ERR_SPLIT',
      `${samples} samples are too few: no sample is left for the ${role} split`,
    );
  }
  return result;
}

/**
 * The roles of consecutive positions: each role is spread evenly over all of them, so that every run of neighbours
 * (a class, once the samples are sorted by class) holds each role in its share.
 */
function roleSequence(sizes: Readonly<Record<Role, number>>): Role[] {
  const slots = ROLES.flatMap((role) =>
    Array.from({ length: sizes[role] }, (_, index) => ({ role, position: (index + 0.5) / sizes[role] })),
  );
  slots.sort((a, b) => a.position - b.position);
  return slots.map(({ role }) => role);
}
