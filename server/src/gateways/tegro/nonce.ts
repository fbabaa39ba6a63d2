import { randomInt } from 'node:crypto';

/**
 * Numbers that differ from all before. Tegro wants each call's to differ from the one before it, and may want it to be
 * higher; several processes call for one shop, and none knows of the others. So a number is the clock's microseconds,
 * whose last three digits are drawn by lot, and in one process it only rises. Two processes meet in the same
 * millisecond and the same thousandth of it hardly ever; when they do, or overtake each other on the way, Tegro says so
 * and has done nothing, and the call is made again with a new number.
 */
export function nonces(now: () => Date, draw: (below: number) => number = randomInt): () => bigint {
  let last = 0n;
  return () => {
    const fresh = BigInt(now().getTime()) * 1000n + BigInt(draw(1000));
    last = fresh > last ? fresh : last + 1n;
    return last;
  };
}
