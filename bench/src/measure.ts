import { setTimeout as wait } from 'node:timers/promises';

/**
 * Successes per second of `callers` who each repeat `work` as soon as it is answered (a closed loop), counted over
 * `seconds` after a short start. A failure of the work ends the measurement with it.
 */
export async function perSecond(callers: number, seconds: number, work: () => Promise<unknown>): Promise<number> {
  let stopped = false;
  let done = 0;
  const call = async () => {
    while (!stopped) {
      await work();
      done += 1;
    }
  };
  const calls = Promise.all(Array.from({ length: callers }, call));
  await Promise.race([wait(250), calls]);
  const [from, since] = [done, performance.now()];
  await Promise.race([wait(seconds * 1000), calls]);
  const rate = ((done - from) * 1000) / (performance.now() - since);
  stopped = true;
  await calls;
  return rate;
}

export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * Measures contenders in turns, `rounds` times each, so that what disturbs the machine disturbs all of them; answers
 * the median of each.
 */
export async function inTurns<Name extends string>(
  rounds: number,
  contenders: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(contenders) as Name[];
  const rates = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++)
    for (const name of names) rates.get(name)?.push(await contenders[name]());
  return Object.fromEntries([...rates].map(([name, each]) => [name, median(each)])) as Record<Name, number>;
}
