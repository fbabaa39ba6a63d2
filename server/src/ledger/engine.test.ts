import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { creditAsset, Refusal, stoppedClock } from '#kernel';
import { transaction } from '#database';
import {
  audit,
  balanceOf,
  openEngine,
  OutcomeUnknown,
  places,
  post,
  type Batch,
  type Engine,
  type Posted,
  type Posting,
  type Transfer,
} from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';

let database: TestDatabase;
let workspace = 0;
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
const credits = creditAsset('credits');
const opened: Engine[] = [];
beforeAll(async () => {
  database = await freshDatabase({ max: 20 });
});
afterAll(async () => {
  await Promise.all(opened.map((engine) => engine.close()));
  await database.drop();
});

async function newEngine(options: { waitingMax?: number; connections?: number } = {}): Promise<Engine> {
  const engine = await openEngine({ url: database.url, clock, ...options });
  opened.push(engine);
  return engine;
}
/** One that is closed again at once: a soak opens hundreds. */
async function coldEngine(): Promise<Engine & AsyncDisposable> {
  const engine = await openEngine({ url: database.url, clock });
  return { ...engine, [Symbol.asyncDispose]: () => engine.close() };
}
const move = (from: Posting['from'], to: Posting['to'], units: bigint): Posting => ({
  from,
  to,
  amount: { asset: credits, units },
});
const issue = (key: string, grant: string, units: bigint): Transfer => ({
  workspace,
  key,
  reason: 'test.issue',
  postings: [move(places.issuer('main'), places.grant(grant), units)],
});
const use = (key: string, grant: string, units: bigint): Transfer => ({
  workspace,
  key,
  reason: 'test.use',
  postings: [move(places.grant(grant), places.usage('main', 'image'), units)],
});
const clean = async () => expect(await audit(database.pool, workspace)).toEqual({ ok: true, breaks: [] });

test.for(['cold', 'warm'])('three hundred at once on a hundred credits: exactly a hundred, %s', async (temperature) => {
  const numRuns = Math.ceil(Number(process.env.SOAK_RUNS ?? 200) / 40);
  for (let run = 0; run < numRuns; run++) {
    workspace += 1;
    await using engine = await coldEngine();
    await transaction(database.pool, (tx) => post(tx, clock, issue('fund', 'a', 100n)));
    if (temperature === 'warm') await engine.post(issue('warm', 'b', 1n));
    const asked = Array.from({ length: 300 }, (_, n) => engine.post(use(`u${n}`, 'a', 1n)));
    const verdicts = await Promise.allSettled(asked);
    expect(verdicts.filter((verdict) => verdict.status === 'fulfilled')).toHaveLength(100);
    for (const verdict of verdicts)
      if (verdict.status === 'rejected') expect(verdict.reason).toMatchObject({ code: 'insufficient_funds' });
    expect(await balanceOf(database.pool, workspace, places.grant('a'), credits)).toBe(0n);
    await clean();
  }
});

test('several engines and business transactions on one workspace neither deadlock nor lose a unit', async () => {
  workspace += 1;
  const engines = await Promise.all([newEngine(), newEngine(), newEngine({ connections: 2 })]);
  const accounts = Array.from({ length: 12 }, (_, n) => places.user(`u${n}`));
  const expected = new Map(accounts.map((place) => [place.address, 0n]));
  const booked = new Map<string, { transfer: Transfer; posted: Posted }>();
  const seen = new Map<string, number>();
  const any = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
  const randomPostings = (): Posting[] => {
    const [one, other, third] = accounts.toSorted(() => Math.random() - 0.5);
    const units = BigInt(1 + Math.floor(Math.random() * 30));
    if (!one || !other || !third) return [];
    return any([
      [move(places.world('stars', 'x'), one, units)],
      [move(one, other, units)],
      [move(one, other, units), move(other, third, units), move(third, one, 1n)],
      [move(one, places.cost('network'), units)], // always above the ceiling: the cost account starts at zero
    ]);
  };
  const ask = (transfer: Transfer) =>
    Math.random() < 0.25 ? transaction(database.pool, (tx) => post(tx, clock, transfer)) : any(engines).post(transfer);
  const worker = async (name: number) => {
    for (let n = 0; n < 60; n++) {
      const old = Math.random() < 0.2 ? any([...booked.values()]) : undefined;
      const spoilt = old !== undefined && Math.random() < 0.3;
      const fresh: Transfer = { workspace, key: `${name}.${n}`, reason: 'test', postings: randomPostings() };
      const transfer = spoilt ? { ...old.transfer, input: 'other' } : (old?.transfer ?? fresh);
      const verdict = await ask(transfer).catch((error: unknown) => {
        if (error instanceof Refusal) return error.code;
        throw error;
      });
      const word = typeof verdict === 'string' ? verdict : verdict.replayed ? 'replayed' : 'booked';
      seen.set(word, (seen.get(word) ?? 0) + 1);
      if (old) expect(word).toBe(spoilt ? 'idempotency_conflict' : 'replayed');
      if (old && typeof verdict !== 'string') expect(verdict.seq).toBe(old.posted.seq);
      if (typeof verdict === 'string' || verdict.replayed) continue;
      booked.set(transfer.key, { transfer, posted: verdict });
      for (const { from, to, amount } of transfer.postings) {
        if (expected.has(from.address)) expected.set(from.address, (expected.get(from.address) ?? 0n) - amount.units);
        if (expected.has(to.address)) expected.set(to.address, (expected.get(to.address) ?? 0n) + amount.units);
      }
    }
  };
  await Promise.all(Array.from({ length: 40 }, (_, name) => worker(name)));
  for (const place of accounts)
    expect(await balanceOf(database.pool, workspace, place, credits)).toBe(expected.get(place.address));
  expect([...booked.values()].map(({ posted }) => posted.seq).toSorted((one, other) => Number(one - other))).toEqual(
    Array.from({ length: booked.size }, (_, n) => BigInt(n + 1)),
  );
  for (const word of ['booked', 'replayed', 'idempotency_conflict', 'insufficient_funds', 'above_ceiling'])
    expect(seen.get(word) ?? 0, word).toBeGreaterThan(10);
  await clean();
});

test('a connection that breaks in the middle of a batch leaves every caller of it an unknown outcome, safe to repeat', async () => {
  workspace += 1;
  const engine = await newEngine({ connections: 1 });
  await engine.post(issue('fund', 'a', 100n));
  const asked = Array.from({ length: 20 }, (_, n) => use(`u${n}`, 'a', 1n));
  const verdicts = await transaction(database.pool, async (tx) => {
    await sql`select ledger.lock_book(${workspace})`.execute(tx); // so that the batch is under way and waits
    const waiting = Promise.allSettled(asked.map((transfer) => engine.post(transfer)));
    await killBackend();
    return waiting;
  });
  for (const verdict of verdicts) {
    expect(verdict.status).toBe('rejected');
    if (verdict.status === 'rejected') expect(verdict.reason).toBeInstanceOf(OutcomeUnknown);
  }
  const again = await Promise.all(asked.map((transfer) => engine.post(transfer)));
  expect(again).toHaveLength(20);
  expect(await balanceOf(database.pool, workspace, places.grant('a'), credits)).toBe(80n);
  await clean();
});

/** Ends the connection that waits in `ledger.post`, once it does. */
async function killBackend(): Promise<void> {
  for (;;) {
    const { rows } = await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%ledger.post(%'`.execute(
      database.pool,
    );
    if (rows.length > 0) return;
  }
}

test('a queue that is full refuses at once, and what was queued is served', async () => {
  workspace += 1;
  const engine = await newEngine({ waitingMax: 50 });
  const asked = Array.from({ length: 60 }, (_, n) => engine.post(issue(`i${n}`, 'a', 1n)));
  const verdicts = await Promise.allSettled(asked);
  expect(verdicts.filter((verdict) => verdict.status === 'fulfilled')).toHaveLength(50);
  for (const verdict of verdicts.slice(50))
    expect(verdict).toMatchObject({ status: 'rejected', reason: { code: 'overloaded' } });
  expect(await balanceOf(database.pool, workspace, places.grant('a'), credits)).toBe(50n);
});

test('a request that the database cannot take spoils nothing for its neighbours', async () => {
  workspace += 1;
  const engine = await newEngine();
  const asked = Array.from({ length: 20 }, (_, n) => issue(`i${n}`, 'a', 1n));
  asked[7] = { ...issue('i7', 'a', 1n), answer: { text: 'no \0 in jsonb' } };
  const verdicts = await Promise.allSettled(asked.map((transfer) => engine.post(transfer)));
  expect(verdicts.map((verdict) => verdict.status === 'fulfilled')).toEqual(asked.map((_, n) => n !== 7));
  expect(await balanceOf(database.pool, workspace, places.grant('a'), credits)).toBe(19n);
  await clean();
});

test('after its connections broke, an engine trusts no id of an account that it remembers', async () => {
  workspace += 1;
  const engine = await newEngine({ connections: 1 });
  await engine.post(issue('fund', 'a', 10n));
  // What a fail-over that lost the last seconds may do: the same number names another account now.
  await sql`update ledger.account set address = 'grant:' || (case address when 'grant:a' then 'b' else 'a' end)
    where workspace_id = ${workspace} and address like 'grant:%'`.execute(database.pool);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like '%ledger.post(%' and pid <> pg_backend_pid()`.execute(
    database.pool,
  );
  await engine.post(issue('more', 'a', 1n)).catch(() => engine.post(issue('more', 'a', 1n)));
  expect(await balanceOf(database.pool, workspace, places.grant('a'), credits)).toBe(1n);
  expect(await balanceOf(database.pool, workspace, places.grant('b'), credits)).toBe(10n);
});

test('an answer that is no JSON is thrown to its own caller, and a replay hears what was told first', async () => {
  workspace += 1;
  const engine = await newEngine();
  const asked = [1, 2, 3].map((n) => ({ ...issue(`i${n}`, 'a', 1n), answer: n === 2 ? 2n : { at: clock.now(), n } }));
  const verdicts = await Promise.allSettled(asked.map((transfer) => engine.post(transfer)));
  expect(verdicts.map((verdict) => verdict.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const told = { at: '2026-11-20T10:00:00.000Z', n: 1 };
  expect(verdicts[0]).toMatchObject({ value: { replayed: false, answer: told } });
  expect(await engine.post({ ...issue('i1', 'a', 1n) })).toMatchObject({ replayed: true, answer: told });
});

const echo = (name: string, writes: boolean, log: string[] = []): Batch<number, number> => ({
  name,
  writes,
  sql: `select $1::int, $2::timestamptz, x.v, pg_sleep(0.005) from unnest($3::int[]) x (v)`,
  encode: (requests) => {
    log.push(`${name}:${requests.length}`);
    return [requests];
  },
  decode: (rows) =>
    rows.map((row) => (row[2] === 13 ? new Refusal('invalid_request', 'No thirteens.') : Number(row[2]) * 2)),
});

test('any batched call rides the lanes, and an error in its answers goes to one caller', async () => {
  workspace += 1;
  const engine = await newEngine();
  const log: string[] = [];
  const batch = echo('test.echo', true, log);
  const verdicts = await Promise.allSettled([1, 13, 3].map((n) => engine.run(batch, workspace, n)));
  expect(verdicts).toMatchObject([{ value: 2 }, { reason: { code: 'invalid_request' } }, { value: 6 }]);
  expect(log).toEqual(['test.echo:3']);
});

test('a request that cannot be encoded spoils nothing for its neighbours', async () => {
  workspace += 1;
  const engine = await newEngine();
  const batch = echo('test.encode', true);
  const picky: Batch<number, number> = {
    ...batch,
    encode: (requests) => {
      if (requests.includes(5)) throw new Error('No fives.');
      return batch.encode(requests);
    },
  };
  const verdicts = await Promise.allSettled([1, 5, 3].map((n) => engine.run(picky, workspace, n)));
  expect(verdicts).toMatchObject([{ value: 2 }, { reason: new Error('No fives.') }, { value: 6 }]);
});

test('reading batches need no lane: they are answered while writers wait for it', async () => {
  workspace += 1;
  const engine = await newEngine();
  const reads = echo('test.reads', false);
  await engine.post(issue('fund', 'a', 10n));
  await transaction(database.pool, async (tx) => {
    await sql`select ledger.lock_book(${workspace})`.execute(tx);
    const writer = engine.post(use('u', 'a', 1n));
    expect(await engine.run(reads, workspace, 4)).toBe(8);
    return { writer };
  }).then(({ writer }) => writer);
});

test('workspaces do not wait for one another', async () => {
  workspace += 1;
  const engine = await newEngine();
  await transaction(database.pool, async (tx) => {
    await sql`select ledger.lock_book(${workspace})`.execute(tx);
    const waiting = engine.post(issue('fund', 'a', 10n));
    workspace += 1;
    expect(await engine.post(issue('fund', 'a', 10n))).toMatchObject({ seq: 1n });
    return { waiting };
  }).then(({ waiting }) => waiting);
});

test('closing an engine waits for what is under way', async () => {
  workspace += 1;
  const engine = await openEngine({ url: database.url, clock });
  const asked = [1, 2, 3].map((n) => engine.post(issue(`i${n}`, 'a', 1n)));
  await engine.close();
  expect(await Promise.all(asked)).toHaveLength(3);
});
