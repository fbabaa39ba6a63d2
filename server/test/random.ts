/** A seeded source of whole numbers: `next(n)` is one of 0 … n - 1. The same seed gives the same row. */
export type Random = (below: number) => number;

/** The seed of a run: `SEED` when it is set, so that a failing run can be repeated, else a new one. Printed. */
export function seedOf(name: string): number {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
  console.log(`${name} seed ${seed}`);
  return seed;
}

/** Mulberry32: small, and good enough to shuffle deliveries. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** The same things in another order. */
export function shuffled<T>(next: Random, things: readonly T[]): T[] {
  const order = [...things];
  for (let last = order.length - 1; last > 0; last--) {
    const other = next(last + 1);
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}
