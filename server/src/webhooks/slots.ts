/** So many things at a time, and no more: the others wait their turn. */
export type Slots = { run<T>(work: () => Promise<T>): Promise<T> };

export function openSlots(count: number): Slots {
  const waiting: (() => void)[] = [];
  let free = count;
  const take = () => (free > 0 ? void (free -= 1) : new Promise<void>((resolve) => waiting.push(resolve)));
  const giveBack = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return {
    async run(work) {
      await take();
      try {
        return await work();
      } finally {
        giveBack();
      }
    },
  };
}
