import type { Effort } from './ledger.ts';
import { measureHttpGrowth } from './http-growth.ts';
import { measureHttpSpeed } from './http-speed.ts';
import { circumstances, keep } from './report.ts';

const parts = { speed: measureHttpSpeed, growth: measureHttpGrowth };

/**
 * The benchmark of the HTTP API: a real server process with a durable database, loaded from another process. Flags as
 * for the ledger: `--part=speed` or `--part=growth`, `--rounds=5`, `--seconds=4`, `--write`.
 */
export async function httpSuite(flags: readonly string[]): Promise<void> {
  const flag = (name: string) => flags.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);
  const effort: Effort = { rounds: Number(flag('rounds') ?? 5), seconds: Number(flag('seconds') ?? 4) };
  for (const [name, measure] of Object.entries(parts)) {
    if ((flag('part') ?? name) !== name) continue;
    const { report, database } = await measure(effort);
    const section = `${report}\n\n${circumstances(database)}`;
    console.log(`\n${section}\n`);
    if (flags.includes('--write')) await keep(`http ${name}`, section);
  }
}
