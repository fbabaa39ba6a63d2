import { openPool, type Pool } from '@asterism/server/database';
import { movableClock } from '@asterism/server/kernel';
import { audit, releaseDueHolds } from '@asterism/server/ledger';
import { run, settle, startBenchServer } from './bench-database.ts';
import { firstRelease, holdsPlaced, workspace } from './releases-books.ts';
import { circumstances, keep, table, times } from './report.ts';

type Turn = { readonly product: number; readonly bare: number; readonly postings: number; readonly moved: number };

/**
 * The benchmark of due holds: released by the product, each to its two to four shares, against a plain INSERT of the very
 * postings that came of it and one UPDATE of the balances, into tables with the same columns and indexes, in turns.
 * Flags: `--holds=1000000` in all, `--rounds=5` that they are released in, `--write`.
 */
export async function releasesSuite(flags: readonly string[]): Promise<void> {
  const flag = (name: string) => flags.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);
  const [holds, rounds] = [Number(flag('holds') ?? 1_000_000), Number(flag('rounds') ?? 5)];
  await using opened = new AsyncDisposableStack();
  const server = opened.adopt(await startBenchServer(), (one) => one.stop());
  const url = await server.newDatabase('releases', 'product');
  await run(url, holdsPlaced(holds, rounds));
  await run(url, bareTables);
  await settle(url);
  const pool = opened.adopt(openPool(url, { max: 2 }), (one) => one.destroy());
  const turns: Turn[] = [];
  for (let round = 0; round < rounds; round++) {
    turns.push(await turn(url, pool, round));
    console.log(turns.map(({ product, bare }) => `${product.toFixed(0)} ms, bare ${bare.toFixed(0)} ms`).at(-1));
  }
  await mustAddUp(pool);
  const section = `${tell(holds, turns)}\n\n${circumstances(server.description)}`;
  console.log(`\n${section}\n`);
  if (flags.includes('--write')) await keep('releases', section);
}

/** One portion of the holds falls due and is released; then what was written is written again, bare. */
async function turn(url: string, pool: Pool, round: number): Promise<Turn> {
  const [before] = await run(url, `select seq from ledger.book where workspace_id = ${workspace}`);
  const clock = movableClock(new Date(firstRelease.getTime() + round * 86_400_000 + 3_600_000));
  await run(url, 'checkpoint');
  const product = await milliseconds(() => releaseDueHolds({ pool, clock }, workspace));
  await run(url, staged(String(before?.['seq'])));
  await settle(url);
  const bare = await milliseconds(async () => {
    await run(url, 'insert into bare.posting select * from bare.staged order by seq, line');
    await run(
      url,
      `update bare.account a set balance = s.balance from bare.balance s where a.workspace_id = ${workspace} and a.id = s.id`,
    );
  });
  const [size] = await run(
    url,
    `select (select count(*)::int from bare.staged) as postings, (select count(*)::int from bare.balance) as moved`,
  );
  return { product, bare, postings: Number(size?.['postings']), moved: Number(size?.['moved']) };
}

/** The same columns and indexes, and the same rows before it begins. */
const bareTables = `
  create schema bare;
  create table bare.posting (like ledger.posting including all);
  create table bare.account (like ledger.account including all);
  insert into bare.account overriding system value select * from ledger.account;
  insert into bare.posting select * from ledger.posting;`;

/** What a round wrote, at hand for the bare tables. */
const staged = (before: string): string => `
  drop table if exists bare.staged, bare.balance;
  create unlogged table bare.staged as select * from ledger.posting where workspace_id = ${workspace} and seq > ${before};
  create unlogged table bare.balance as select id, balance from ledger.account where workspace_id = ${workspace}
    and id in (select from_account from bare.staged union select to_account from bare.staged);`;

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

async function mustAddUp(pool: Pool): Promise<void> {
  const { ok, breaks } = await audit(pool, workspace);
  if (!ok) throw new Error(`The books do not add up: ${JSON.stringify(breaks.slice(0, 5))}`);
  console.log('audit: ok');
}

function tell(holds: number, turns: readonly Turn[]): string {
  const sum = (read: (turn: Turn) => number) => turns.reduce((total, each) => total + read(each), 0);
  const [product, bare, postings] = [
    sum((each) => each.product),
    sum((each) => each.bare),
    sum((each) => each.postings),
  ];
  const row = (name: string, time: number) => [
    name,
    `${(time / 1000).toFixed(1)} s`,
    (holds * 1000) / time,
    (postings * 1000) / time,
    times(time, bare),
  ];
  const columns = [`${holds.toLocaleString('en-US')} due holds`, 'time', 'holds/s', 'postings/s', 'time, of bare'];
  return `${table(columns, [
    row('one INSERT of the postings and one UPDATE of the balances', bare),
    row('released: each hold one transfer, in chunks of 500', product),
  ])}\n\n${postings.toLocaleString('en-US')} postings in ${turns.length} portions. The books add up.`;
}
