import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { creditAsset, stoppedClock, unitsMax, type RefusalCode } from '#kernel';
import { transaction } from '#database';
import {
  audit,
  balanceOf,
  findPosted,
  openEngine,
  places,
  post,
  type Engine,
  type Posting,
  type Transfer,
} from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';

let database: TestDatabase;
let engine: Engine;
let workspace = 0;
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
const credits = creditAsset('credits');

beforeAll(async () => {
  database = await freshDatabase();
  engine = await openEngine({ url: database.url, clock });
});
afterAll(async () => {
  await engine.close();
  await database.drop();
});
beforeEach(async () => {
  workspace += 1;
  await engine.post(transfer('fund', [issue('a', 100n)]));
});

const move = (from: Posting['from'], to: Posting['to'], units: bigint, asset = credits): Posting => ({
  from,
  to,
  amount: { asset, units },
});
const issue = (grant: string, units: bigint) => move(places.issuer('main'), places.grant(grant), units);
const use = (grant: string, units: bigint) => move(places.grant(grant), places.usage('main', 'image'), units);
const transfer = (key: string, postings: Posting[], more: Partial<Transfer> = {}): Transfer => ({
  workspace,
  key,
  reason: 'test',
  postings,
  ...more,
});
const balance = (place: Posting['from'], asset = credits) => balanceOf(database.pool, workspace, place, asset);

/** The two ways to post: through the engine's batches, and inside a business transaction. */
const ways = {
  'through the engine': (asked: Transfer) => engine.post(asked),
  'inside a transaction': (asked: Transfer) => transaction(database.pool, (tx) => post(tx, clock, asked)),
};

describe.for(Object.entries(ways))('posting %s', ([, posting]) => {
  const refused = async (code: RefusalCode, asked: Transfer) => {
    const before = await balance(places.grant('a'));
    await expect(posting(asked)).rejects.toMatchObject({ name: 'Refusal', code });
    expect(await balance(places.grant('a'))).toBe(before);
    expect(await findPosted(database.pool, workspace, asked.key).then((found) => found?.seq)).toBe(
      code === 'idempotency_conflict' ? 1n : undefined,
    );
    expect(await audit(database.pool, workspace)).toEqual({ ok: true, breaks: [] });
  };

  test('moves the money, numbers the transfer and keeps the answer', async () => {
    const posted = await posting(transfer('use', [use('a', 30n)], { answer: { remaining: '70' } }));
    expect(posted).toEqual({ seq: 2n, recordedAt: clock.now(), replayed: false, answer: { remaining: '70' } });
    expect(await balance(places.grant('a'))).toBe(70n);
    expect(await balance(places.usage('main', 'image'))).toBe(30n);
    expect(await balance(places.issuer('main'))).toBe(-100n);
  });

  test('books every posting of a transfer or none, each seeing those before it', async () => {
    await posting(transfer('both', [issue('b', 5n), move(places.grant('b'), places.grant('a'), 5n), use('a', 105n)]));
    expect(await balance(places.grant('a'))).toBe(0n);
    await refused('insufficient_funds', transfer('short', [issue('b', 5n), use('b', 6n)]));
    expect(await balance(places.grant('b'))).toBe(0n);
  });

  test('below the floor is insufficient_funds and says what there is', async () => {
    await refused('insufficient_funds', transfer('k', [use('a', 101n)]));
    await expect(posting(transfer('k', [use('a', 101n)]))).rejects.toMatchObject({
      details: { from: 'grant:a', asset: credits, available: 100n, asked: 101n },
    });
  });

  test('an account that was never opened has nothing to give', () =>
    refused('insufficient_funds', transfer('k', [use('nobody', 1n)])));

  test('above the ceiling is above_ceiling', async () => {
    await refused('above_ceiling', transfer('k', [move(places.grant('a'), places.receivable('c'), 1n)]));
    await posting(transfer('owe', [move(places.receivable('c'), places.grant('a'), 5n)]));
    await refused('above_ceiling', transfer('k', [move(places.grant('a'), places.receivable('c'), 6n)]));
  });

  test('more than an account can hold is amount_overflow', async () => {
    await refused('amount_overflow', transfer('k', [issue('a', unitsMax + 1n)]));
    await refused('amount_overflow', transfer('k', [issue('a', unitsMax - 99n)]));
    await posting(transfer('all', [move(places.world('x', 'y'), places.grant('big'), unitsMax)]));
    await refused('amount_overflow', transfer('k', [move(places.world('x', 'y'), places.grant('a'), 1n)]));
  });

  test.for([0n, -1n])('an amount of %s is invalid_amount', (units) =>
    refused('invalid_amount', transfer('k', [use('a', units)])),
  );

  test('an account that must be there and is not is unknown_account', async () => {
    await refused('unknown_account', transfer('k', [move(places.existing('grant:nobody'), places.grant('a'), 1n)]));
    await refused('unknown_account', transfer('k', [move(places.grant('a'), places.existing('grant:nobody'), 1n)]));
    await posting(transfer('k', [move(places.existing('grant:a'), places.grant('b'), 1n)]));
  });

  test('an account that holds another asset is wrong_asset', () =>
    refused('wrong_asset', transfer('k', [move(places.world('x', 'y'), places.existing('grant:a'), 1n, 'XTR')])));

  test('a transfer to itself, without postings, without a key or with a key that cannot be stored is invalid_request', async () => {
    await refused('invalid_request', transfer('k', [move(places.grant('a'), places.grant('a'), 1n)]));
    await refused('invalid_request', transfer('k', []));
    await refused('invalid_request', transfer('', [use('a', 1n)]));
    await refused('invalid_request', transfer('x'.repeat(256), [use('a', 1n)]));
    await expect(posting(transfer('nul\0', [use('a', 1n)]))).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(posting(transfer('lone\ud800', [use('a', 1n)]))).rejects.toMatchObject({ code: 'invalid_request' });
  });

  test('the same key and input is one effect and hears the first answer again', async () => {
    const first = await posting(transfer('use', [use('a', 30n)], { answer: { remaining: '70' } }));
    const again = await posting(transfer('use', [use('a', 30n)], { answer: { remaining: 'another' } }));
    expect(again).toEqual({ ...first, replayed: true });
    expect(await balance(places.grant('a'))).toBe(70n);
  });

  test('the input decides what is the same, not the postings that came of it', async () => {
    const first = await posting(transfer('use', [use('a', 30n)], { input: { quantity: 3n } }));
    const again = await posting(transfer('use', [use('b', 1n)], { input: { quantity: 3n } }));
    expect(again).toEqual({ ...first, replayed: true });
  });

  test('the same key with another input is idempotency_conflict', () =>
    refused('idempotency_conflict', transfer('fund', [issue('a', 101n)])));

  test('a replay is answered although the money has gone since', async () => {
    await posting(transfer('use', [use('a', 100n)]));
    expect(await posting(transfer('use', [use('a', 100n)]))).toMatchObject({ replayed: true });
  });

  test('a no frees its key and leaves no account behind', async () => {
    await refused('insufficient_funds', transfer('k', [use('a', 101n), issue('new', 1n)]));
    expect(await isOpen('grant:new')).toBe(false);
    expect(await posting(transfer('k', [use('a', 1n)]))).toMatchObject({ seq: 2n, replayed: false });
  });

  test('keys, references and answers may hold any text', async () => {
    const odd = `a'b"c\\d{e},null ${'\u2042'} \n\t`;
    await posting(transfer(odd, [use('a', 1n)], { reference: odd, reason: odd, answer: { odd } }));
    expect(await findPosted(database.pool, workspace, odd)).toMatchObject({ seq: 2n, answer: { odd } });
  });

  test('occurred is when the world says, recorded is now and never goes back', async () => {
    const occurredAt = new Date('2026-11-01T00:00:00Z');
    const { recordedAt } = await posting(transfer('late', [use('a', 1n)], { occurredAt }));
    expect(recordedAt).toEqual(clock.now());
  });

  test('two workspaces never mix', async () => {
    const other = workspace + 1_000_000;
    await posting({ ...transfer('fund', [issue('a', 7n)]), workspace: other });
    expect(await balance(places.grant('a'))).toBe(100n);
    expect(await balanceOf(database.pool, other, places.grant('a'), credits)).toBe(7n);
    await expect(posting({ ...transfer('use', [use('a', 8n)]), workspace: other })).rejects.toMatchObject({
      code: 'insufficient_funds',
    });
    await refused('unknown_account', transfer('k', [move(places.existing('merchant:other'), places.grant('a'), 1n)]));
  });
});

async function isOpen(address: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from ledger.account where workspace_id = ${workspace} and address = ${address}`.execute(
      database.pool,
    );
  return rows.length > 0;
}

test('one batch gives each caller its own verdict', async () => {
  const asked = [
    transfer('b1', [use('a', 60n)]),
    transfer('b2', [use('a', 60n)]),
    transfer('fund', [issue('a', 100n)]),
    transfer('fund2', [issue('a', 15n)]),
    transfer('b3', [use('a', 55n)]),
    transfer('b4', [move(places.existing('grant:nobody'), places.grant('a'), 1n)]),
    transfer('b5', [issue('new', 1n)]),
    transfer('b6', [move(places.existing('grant:new'), places.grant('a'), 1n)]),
  ];
  const verdicts = await Promise.allSettled(asked.map((one) => engine.post(one)));
  expect(verdicts.map(tell)).toEqual(['2', 'insufficient_funds', 'replay of 1', '3', '4', 'unknown_account', '5', '6']);
  expect(await audit(database.pool, workspace)).toEqual({ ok: true, breaks: [] });
});

test('the same key twice at once is one effect, and the second hears the answer of the first', async () => {
  const twice = await Promise.all([1, 2, 3].map(() => engine.post(transfer('once', [use('a', 10n)]))));
  expect(twice.map((one) => [one.seq, one.replayed])).toEqual([
    [2n, false],
    [2n, true],
    [2n, true],
  ]);
});

const tell = (verdict: PromiseSettledResult<{ seq: bigint; replayed: boolean }>): string =>
  verdict.status === 'fulfilled'
    ? `${verdict.value.replayed ? 'replay of ' : ''}${verdict.value.seq}`
    : String((verdict.reason as { code: string }).code);
