const GOLDEN = 0x9e3779b97f4a7c15n;

/**
 * 64 random bits for a seed and a counter: the counter-th output of SplitMix64 (Steele, Lea and Flood 2014) started
 * from a mixed seed. A value depends on its key alone, so nothing shifts when others are drawn or left out.
 *
 * @param seed ≥ 0, at most 2^53 - 1
 * @param counter ≥ 0
 */
export function keyedHash(seed: number, counter: number): bigint {
  return mix(mix(BigInt(seed) + GOLDEN) + (BigInt(counter) + 1n) * GOLDEN);
}

function mix(value: bigint): bigint {
  let bits = BigInt.asUintN(64, value);
  bits = BigInt.asUintN(64, (bits ^ (bits >> 30n)) * 0xbf58476d1ce4e5b9n);
  bits = BigInt.asUintN(64, (bits ^ (bits >> 27n)) * 0x94d049bb133111ebn);
  return bits ^ (bits >> 31n);
}
