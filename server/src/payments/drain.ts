/**
 * Does what is due until nothing is, or for about so long: so many at a time, each taken on just before it is done, so
 * that no lease runs out while it waits. Answers how much was done.
 */
export async function drain<T>(
  take: (most: number) => Promise<readonly T[]>,
  work: (one: T) => Promise<void>,
  { atOnce, milliseconds }: { readonly atOnce: number; readonly milliseconds: number },
): Promise<number> {
  const until = performance.now() + milliseconds;
  let done = 0;
  const worker = async () => {
    while (performance.now() < until) {
      const [one] = await take(1);
      if (one === undefined) return;
      await work(one);
      done += 1;
    }
  };
  const first = await take(atOnce);
  await Promise.all(
    first.map(async (one) => {
      await work(one);
      done += 1;
      if (first.length === atOnce) await worker();
    }),
  );
  return done;
}
