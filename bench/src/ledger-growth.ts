import { openPool, type Pool } from '@asterism/server/database';
import { newId, systemClock } from '@asterism/server/kernel';
import { audit, balanceOf, openEngine, places, statement, type Engine } from '@asterism/server/ledger';
import { run, settle, type BenchServer } from './bench-database.ts';
import type { Effort } from './ledger.ts';
import { inTurns, perSecond } from './measure.ts';
import { table, times } from './report.ts';

const customers = 100_000;
const sizes = { small: 10_000, large: 5_000_000 };
const workspace = 1;

type Books = { readonly pool: Pool; readonly engine: Engine };

/** Balance reads, posts and statements with few and with many transfers in the book, in turns. */
export async function measureGrowth(server: BenchServer, { rounds, seconds }: Effort): Promise<string> {
  const small = await openBooks(await server.newDatabase('small', 'product'), sizes.small);
  const large = await openBooks(await server.newDatabase('large', 'product'), sizes.large);
  const rows: (string | number)[][] = [];
  for (const { name, callers, work } of questions) {
    const measured = (books: Books) => perSecond(callers, seconds, () => work(books));
    const both = { small: () => measured(small), large: () => measured(large) };
    await inTurns(1, both); // pages into memory, and past the first writes after the checkpoint
    const rates = await inTurns(rounds, both);
    rows.push([name, callers, rates.small, rates.large, times(rates.large, rates.small)]);
    console.log(rows.at(-1)?.join('  '));
  }
  for (const books of [small, large]) await closeBooks(books);
  return table(['per second', 'callers', '10 thousand transfers', '5 million transfers', 'ratio'], rows);
}

const anyCustomer = () => places.user(`u${1 + Math.floor(Math.random() * customers)}`);
const one = { asset: 'XTR', units: 1n };
const monthAgo = new Date(Date.now() - 30 * 86_400_000);

type Question = { readonly name: string; readonly callers: number; readonly work: (books: Books) => Promise<unknown> };

const questions: readonly Question[] = [
  { name: 'balance reads', callers: 64, work: ({ pool }) => balanceOf(pool, workspace, anyCustomer(), 'XTR') },
  {
    name: 'posts, one source → many customers',
    callers: 256,
    work: ({ engine }) =>
      engine.post({
        workspace,
        key: newId('tr'),
        reason: 'bench.post',
        postings: [{ from: places.world('stars', 'bench'), to: anyCustomer(), amount: one }],
      }),
  },
  {
    name: 'statements of a customer, 20 rows',
    callers: 16,
    work: ({ pool }) =>
      statement(
        { pool, clock: systemClock },
        { workspace, address: anyCustomer().address, asset: 'XTR', from: monthAgo, to: systemClock.now(), limit: 20 },
      ),
  },
];

async function openBooks(url: string, transfers: number): Promise<Books> {
  await run(url, history(transfers));
  await settle(url);
  return { pool: openPool(url, { max: 16 }), engine: await openEngine({ url, clock: systemClock }) };
}

/**
 * A month of top-ups from the world to customers in turn, a thousandth of a Star each, written set-based into the
 * real tables: number n is customer n's, and the balances after follow from n.
 */
const history = (transfers: number): string => `
  insert into ledger.account (workspace_id, address, asset, floor, balance)
    select ${workspace}, 'user:u' || n, 'XTR', 0, 0 from generate_series(1, ${customers}) n;
  insert into ledger.account (workspace_id, address, asset, balance) values (${workspace}, 'world:stars:bench', 'XTR', 0);
  insert into ledger.posting (workspace_id, seq, line, from_account, to_account, units, from_after, to_after,
      recorded_at, input_hash, key, reason)
    select ${workspace}, n, 1, w.id, u.id, 1000000, -1000000 * n, 1000000 * ((n - 1) / ${customers} + 1),
      date_trunc('milliseconds', now() - interval '29 days' * (1 - n::float8 / ${transfers})), md5(n::text)::uuid,
      'tr_' || lpad(to_hex(n), 32, '0'), 'bench.fund'
    from generate_series(1::bigint, ${transfers}) n
    join ledger.account u on u.workspace_id = ${workspace} and u.address = 'user:u' || ((n - 1) % ${customers} + 1)
    cross join (select id from ledger.account where address like 'world:%') w
    order by n;
  update ledger.account a set balance = m.total from (
      select to_account as id, sum(units) as total from ledger.posting group by to_account
      union all select from_account, -sum(units) from ledger.posting group by from_account
    ) m where a.id = m.id;
  insert into ledger.book (workspace_id, seq, recorded_at) values (${workspace}, ${transfers}, now());`;

async function closeBooks({ pool, engine }: Books): Promise<void> {
  await engine.close();
  const since = performance.now();
  const { ok, breaks } = await audit(pool);
  await pool.destroy();
  if (!ok) throw new Error(`The books do not add up: ${JSON.stringify(breaks.slice(0, 5))}`);
  console.log(`audit: ok, in ${((performance.now() - since) / 1000).toFixed(1)} s`);
}
