import { openPool } from '@asterism/server/database';
import { movableClock } from '@asterism/server/kernel';
import { openClaimDesk, type ClaimDesk } from '@asterism/server/test/exchange';
import pg from 'pg';
import { run, startBenchServer } from './bench-database.ts';
import { median } from './measure.ts';
import { circumstances, keep, table, times } from './report.ts';

const callers = 64;
const connections = 16;

type Turn = { readonly product: number; readonly bare: number };

/**
 * The benchmark of one hot task: many callers want its slots at once, each for another worker, more than there are, until
 * all are taken; against the one statement that takes a slot of a bare table and writes a row, in turns. Whoever looks at
 * the world answers at once. Flags: `--slots=1000`, `--rounds=3`, `--write`.
 */
export async function claimsSuite(flags: readonly string[]): Promise<void> {
  const flag = (name: string) => flags.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);
  const [slots, rounds] = [Number(flag('slots') ?? 1000), Number(flag('rounds') ?? 3)];
  await using opened = new AsyncDisposableStack();
  const server = opened.adopt(await startBenchServer(), (one) => one.stop());
  const url = await server.newDatabase('claims', 'product');
  const pool = opened.adopt(openPool(url, { max: connections }), (one) => one.destroy());
  const bare = opened.adopt(new pg.Pool({ connectionString: url, max: connections }), (one) => one.end());
  bare.on('error', () => {}).on('connect', (one) => one.on('error', () => {})); // the server may be quicker to stop than they are to close
  const desk = await openClaimDesk({ pool, clock: movableClock(new Date()) });
  const each = Math.ceil(slots * 1.1); // more than there are slots, and others in each round
  const workers = await manyWorkers(url, desk, each * (rounds + 1));
  await run(url, bareTables);
  const turns: Turn[] = [];
  for (let round = 0; round <= rounds; round++) {
    await run(url, 'vacuum (analyze)');
    const comers = workers.slice(round * each, (round + 1) * each);
    const turn = { product: await raceOf(url, desk, slots, comers), bare: await bareRace(bare, round, slots, comers) };
    if (round > 0) turns.push(turn); // the first turn only warms
    console.log(`${round === 0 ? 'warm ' : ''}${Math.round(turn.product)}/s, bare ${Math.round(turn.bare)}/s`);
  }
  const section = `${tell(slots, turns)}\n\n${circumstances(server.description)}`;
  console.log(`\n${section}\n`);
  if (flags.includes('--write')) await keep('claims', section);
}

/** People who have accepted the rules, written as one of them is. */
async function manyWorkers(url: string, desk: ClaimDesk, count: number): Promise<readonly string[]> {
  const one = await desk.worker();
  await run(
    url,
    `create temporary table person as select * from people.person where user_id = '${one}';
    insert into people.person select (jsonb_populate_record(person, jsonb_build_object('user_id', (700000000 + n)::text))).*
    from person, generate_series(1, ${count}) n`,
  );
  return Array.from({ length: count }, (_, n) => String(700_000_001 + n));
}

/** Slots a second, until all are taken; throws when another number than there are was given away. */
async function raceOf(url: string, desk: ClaimDesk, slots: number, workers: readonly string[]): Promise<number> {
  const task = await desk.task({ slots, reward: '1' });
  const claim = async (worker: string) => {
    try {
      await desk.claim(task, worker);
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === 'no_slot_free') return false;
      throw error;
    }
  };
  const { got, seconds } = await race(workers, claim);
  const [row] = await run(
    url,
    `select taken, (select count(*)::int from claims.claim c where c.workspace_id = t.workspace_id and c.task = t.id) as claims
    from exchange.task t where t.workspace_id = ${desk.workspace} and t.id = '${task.id}'`,
  );
  mustBeAll(slots, [got, Number(row?.['taken']), Number(row?.['claims'])]);
  return slots / seconds;
}

type Raced = { readonly got: number; readonly seconds: number };

/** Each caller goes on with the next worker; what counts is when the last slot was given. */
async function race(workers: readonly string[], claim: (worker: string) => Promise<boolean>): Promise<Raced> {
  let next = 0;
  let got = 0;
  const since = performance.now();
  let last = since;
  const call = async () => {
    for (let worker = workers[next++]; worker !== undefined; worker = workers[next++])
      if (await claim(worker)) {
        got += 1;
        last = performance.now();
      }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return { got, seconds: (last - since) / 1000 };
}

function mustBeAll(slots: number, counts: readonly (number | undefined)[]): void {
  if (counts.some((count) => count !== slots)) throw new Error(`Of ${slots} slots ${counts.join(', ')} were given.`);
}

/** What is left of a claim when nothing is asked, decided or told: a counter that keeps its limit, and a row. */
const bareTables = `
  create table public.task (id integer primary key, slots integer not null, taken integer not null default 0,
    constraint no_slot_is_sold_twice check (taken <= slots));
  create table public.claim (id bigint primary key generated always as identity, task integer not null, worker text not null,
    at timestamptz not null default now(), unique (task, worker));`;

async function bareRace(pool: pg.Pool, task: number, slots: number, workers: readonly string[]): Promise<number> {
  await pool.query('insert into public.task (id, slots) values ($1, $2)', [task, slots]);
  const { got, seconds } = await race(workers, async (worker) => {
    const text = `with slot as (update public.task set taken = taken + 1 where id = $1 and taken < slots returning id)
      insert into public.claim (task, worker) select id, $2 from slot`;
    const { rowCount } = await pool.query({ name: 'take', text, values: [task, worker] });
    return rowCount === 1;
  });
  mustBeAll(slots, [got]);
  return slots / seconds;
}

function tell(slots: number, turns: readonly Turn[]): string {
  const middle = (read: (turn: Turn) => number) => median(turns.map(read));
  const [product, bare] = [middle((turn) => turn.product), middle((turn) => turn.bare)];
  const rows = [
    ['one statement: a counter and a row', bare, times(bare, bare)],
    ['a claim: asked, judged, decided, taken', product, times(product, bare)],
  ];
  const columns = [`${slots.toLocaleString('en-US')} slots, ${callers} callers`, 'claims/s', 'of bare'];
  return `${table(columns, rows)}\n\nIn every round as many claims were made as there were slots.`;
}
