import { startBenchServer } from './bench-database.ts';
import { measureGrowth } from './ledger-growth.ts';
import { measureSpeed } from './ledger-speed.ts';
import { circumstances, keep } from './report.ts';

/** How long and how often each thing is measured. */
export type Effort = { readonly rounds: number; readonly seconds: number };

const parts = { speed: measureSpeed, growth: measureGrowth };

/**
 * The ledger's benchmark. Flags: `--part=speed` or `--part=growth` for one of them, `--rounds=3`, `--seconds=2`,
 * `--write` to keep the tables in docs/performance.md.
 */
export async function ledgerSuite(flags: readonly string[]): Promise<void> {
  const flag = (name: string) => flags.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);
  const effort = { rounds: Number(flag('rounds') ?? 3), seconds: Number(flag('seconds') ?? 2) };
  for (const [name, measure] of Object.entries(parts)) {
    if ((flag('part') ?? name) !== name) continue;
    const server = await startBenchServer();
    try {
      const section = `${await measure(server, effort)}\n\n${circumstances(server.description)}`;
      console.log(`\n${section}\n`);
      if (flags.includes('--write')) await keep(`ledger ${name}`, section);
    } finally {
      await server.stop();
    }
  }
}
