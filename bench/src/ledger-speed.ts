import { openPool } from '@asterism/server/database';
import { newId, systemClock } from '@asterism/server/kernel';
import { audit, openEngine, places, type Engine, type Place } from '@asterism/server/ledger';
import { settle, type BenchServer } from './bench-database.ts';
import type { Effort } from './ledger.ts';
import { openBaselines, type Baselines } from './ledger-baselines.ts';
import { inTurns, perSecond } from './measure.ts';
import { openPgbench } from './pgbench.ts';
import { table, times } from './report.ts';

const debtors = 200_000;
const [sink, hot] = [debtors + 1, debtors + 2];

/** Which accounts, by number, a transfer goes between. */
type Shape = { readonly name: string; pick(): readonly [from: number, to: number] };

const anyDebtor = () => 1 + Math.floor(Math.random() * debtors);
const shapes: readonly Shape[] = [
  { name: `${debtors.toLocaleString('en-US')} debtors → one sink`, pick: () => [anyDebtor(), sink] },
  { name: 'one hot debtor → one sink', pick: () => [hot, sink] },
  {
    name: `both sides spread over ${debtors.toLocaleString('en-US')}`,
    pick() {
      const from = anyDebtor();
      return [from, 1 + ((from + Math.floor(Math.random() * (debtors - 1))) % debtors)];
    },
  },
];
const callerCounts = [1, 64, 256];

/** Transfers per second of the engine and of what one would write without it, in turns, for every shape. */
export async function measureSpeed(server: BenchServer, { rounds, seconds }: Effort): Promise<string> {
  const url = await server.newDatabase('product', 'product');
  const baselines = await openBaselines(await server.newDatabase('baselines', 'empty'), debtors + 2, sink);
  const pgbench = await openPgbench(await server.newDatabase('pgbench', 'empty'));
  const engine = await openEngine({ url, clock: systemClock });
  await fund(engine);
  await settle(url);
  const rows: (string | number)[][] = [];
  for (const shape of shapes)
    for (const callers of callerCounts) {
      const rates = await inTurns(rounds, {
        engine: () => perSecond(callers, seconds, () => postOne(engine, shape)),
        one: () => perSecond(callers, seconds, () => baselines.one(...shape.pick())),
        naive: () => perSecond(callers, seconds, () => baselines.naive(...shape.pick())),
        pgbench: () => pgbench?.(seconds) ?? Promise.resolve(Number.NaN),
      });
      rows.push(rowOf(shape, callers, rates));
      console.log(rows.at(-1)?.join('  '));
    }
  await close(engine, baselines, url);
  return table(
    ['shape', 'callers', 'engine', 'one (a)', 'naive (b)', 'pgbench -N (c)', 'engine / (a)', '/ (b)', '/ (c)'],
    rows,
  );
}

type Rates = Readonly<Record<'engine' | 'one' | 'naive' | 'pgbench', number>>;

const rowOf = (shape: Shape, callers: number, { engine, one, naive, pgbench }: Rates): (string | number)[] => [
  shape.name,
  callers,
  engine,
  one,
  naive,
  pgbench,
  times(engine, one),
  times(engine, naive),
  times(engine, pgbench),
];

const seats: readonly Place[] = [
  ...Array.from({ length: debtors }, (_, n) => places.user(`u${n + 1}`)),
  places.platform('fees'),
  places.user('hot'),
];
const seat = (number: number): Place => seats[number - 1] ?? places.platform('fees');
const one = { asset: 'XTR', units: 1n };
const workspace = 1;

function postOne(engine: Engine, shape: Shape): Promise<unknown> {
  const [from, to] = shape.pick();
  return engine.post({
    workspace,
    key: newId('tr'),
    reason: 'bench.post',
    postings: [{ from: seat(from), to: seat(to), amount: one }],
  });
}

/** Opens every account as the product does, with more money than is ever spent. */
async function fund(engine: Engine): Promise<void> {
  const [from, amount] = [places.world('stars', 'bench'), { asset: 'XTR', units: 1_000_000_000_000n }];
  for (let begin = 0; begin < seats.length; begin += 4096)
    await Promise.all(
      seats
        .slice(begin, begin + 4096)
        .map((to) =>
          engine.post({ workspace, key: `fund:${to.address}`, reason: 'bench.fund', postings: [{ from, to, amount }] }),
        ),
    );
}

async function close(engine: Engine, baselines: Baselines, url: string): Promise<void> {
  await engine.close();
  await baselines.close();
  const pool = openPool(url, { max: 1 });
  const { ok, breaks } = await audit(pool);
  await pool.destroy();
  if (!ok) throw new Error(`The books do not add up: ${JSON.stringify(breaks.slice(0, 5))}`);
  console.log('audit: ok');
}
