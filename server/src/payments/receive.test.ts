import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { Refusal, stoppedClock } from '#kernel';
import { audit, balanceOf, places } from '#ledger';
import { freshDatabase, quietLog, type TestDatabase } from '#test';
import { askFor, creditPurpose, moneyIn, newWorkspace, type MoneyIn } from '#test/money';
import { getPayment, listPayments, listRefunds, paymentSweeps, receive, type Purpose } from './index.ts';
import type { GatewayEvent, Incoming } from './gateway.ts';

let database: TestDatabase;
const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
const stars = (whole: number) => ({ asset: 'XTR', units: BigInt(whole) * 1_000_000_000n });
const connection = 'bot_1';
const minute = 60_000;
let charges = 0;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** A workspace and its needs, with one payment of 250 Stars asked for. */
async function shop(purpose: Purpose = creditPurpose) {
  const needs = moneyIn({ pool: database.pool, clock, purposes: { 'test.credits': purpose } });
  const workspace = newWorkspace();
  const payment = await askFor(needs, { workspace, connection });
  return { needs, workspace, payment, charge: `charge-${(charges += 1)}` };
}

type Told = { workspace: number; payload: string; charge: string } & Partial<Incoming> & Partial<GatewayEvent>;

function fact(kind: GatewayEvent['kind'], { workspace, payload, charge, ...rest }: Told): Incoming {
  const { amount = stars(250), connection: at = connection } = rest;
  const event = {
    kind,
    externalId: charge,
    payload,
    payer: '77001',
    amount,
    occurredAt: clock.now(),
    raw: {},
  } as const;
  return { workspace, gateway: 'stars', connection: at, app: 'main', event };
}
const settled = (told: Told) => fact('payment_settled', told);
const refunded = (told: Told) => fact('payment_refunded', told);

const books = async (workspace: number, payment: string) => {
  const look = (place: Parameters<typeof balanceOf>[2], asset = 'XTR') =>
    balanceOf(database.pool, workspace, place, asset);
  return {
    world: await look(places.world('stars', connection)),
    payment: await look(places.payment(payment)),
    merchant: await look(places.merchant('main')),
    credits: await look(places.grant('77001'), 'credit:test'),
  };
};
const nano = 1_000_000_000n;
const paid250 = { world: -250n * nano, payment: 0n, merchant: 250n * nano, credits: 250n };
const nothing = { world: 0n, payment: 0n, merchant: 0n, credits: 0n };

async function sweepAll(needs: MoneyIn): Promise<void> {
  for (const sweep of paymentSweeps(needs)) await sweep.run();
}

const eventsOf = async (workspace: number) =>
  (
    await sql<{ kind: string; applied: boolean; problem: string | null }>`
    select kind, applied_at is not null as applied, problem from payments.event
    where workspace_id = ${workspace} order by kind desc`.execute(database.pool)
  ).rows;

describe('a charge', () => {
  it('settles the payment it was asked for with and is fulfilled at once', async () => {
    const { needs, workspace, payment, charge } = await shop();
    expect(await receive(needs, settled({ workspace, payload: payment.id, charge }))).toEqual({ status: 'stored' });
    expect(await getPayment(database.pool, workspace, payment.id)).toMatchObject({
      status: 'fulfilled',
      charge,
      payer: '77001',
      paid: stars(250),
      problem: null,
    });
    expect(await books(workspace, payment.id)).toEqual(paid250);
  });

  it('told ten times at once is booked and fulfilled once', async () => {
    const { needs, workspace, payment, charge } = await shop();
    const told = settled({ workspace, payload: payment.id, charge });
    const answers = await Promise.all(Array.from({ length: 10 }, () => receive(needs, told)));
    expect(answers.filter(({ status }) => status === 'stored')).toHaveLength(1);
    expect(await books(workspace, payment.id)).toEqual(paid250);
    expect((await listPayments(database.pool, { workspace })).payments).toHaveLength(1);
  });

  it('on an invoice that was paid before is a payment of its own and is fulfilled as well', async () => {
    const { needs, workspace, payment, charge } = await shop();
    await Promise.all([
      receive(needs, settled({ workspace, payload: payment.id, charge })),
      receive(needs, settled({ workspace, payload: payment.id, charge: `${charge}-again` })),
    ]);
    const { payments } = await listPayments(database.pool, { workspace });
    expect(payments.map(({ status, invoice, customer }) => ({ status, invoice, customer }))).toEqual([
      { status: 'fulfilled', invoice: payment.id, customer: '77001' },
      { status: 'fulfilled', invoice: payment.id, customer: '77001' },
    ]);
    expect(await books(workspace, payment.id)).toMatchObject({ merchant: 500n * nano, credits: 500n });
  });

  it('that comes after its invoice expired is money all the same', async () => {
    const { needs, workspace, payment, charge } = await shop();
    clock.advance(25 * 60 * minute);
    await sweepAll(needs);
    expect(await getPayment(database.pool, workspace, payment.id)).toMatchObject({ status: 'expired' });
    await receive(needs, settled({ workspace, payload: payment.id, charge }));
    expect(await books(workspace, payment.id)).toEqual(paid250);
  });

  it.each([
    ['unknown', () => 'something else'],
    ['of an id that is nobody’s', () => `pay_${'0'.repeat(32)}`],
  ])('with a payload that is %s waits, booked and visible, until a person decides', async (_, payload) => {
    const { needs, workspace, charge } = await shop();
    await receive(needs, settled({ workspace, payload: payload(), charge }));
    const { payments } = await listPayments(database.pool, { workspace, status: 'unmatched' });
    expect(payments).toMatchObject([{ status: 'unmatched', charge, purpose: null, details: { payload: payload() } }]);
    expect(await books(workspace, payments[0]?.id ?? '')).toMatchObject({ world: -250n * nano, payment: 250n * nano });
  });

  it.each(['another workspace', 'another bot'])('with the payload of %s does not pay that payment', async (whose) => {
    const mine = await shop();
    const theirs = await shop();
    const at = whose === 'another bot' ? { workspace: theirs.workspace, connection: 'bot_2' } : mine;
    const told = settled({ workspace: at.workspace, payload: theirs.payment.id, charge: mine.charge });
    await receive(mine.needs, { ...told, ...('connection' in at ? { connection: at.connection } : {}) });
    expect(await getPayment(database.pool, theirs.workspace, theirs.payment.id)).toMatchObject({ status: 'requested' });
    const { payments } = await listPayments(database.pool, { workspace: at.workspace, status: 'unmatched' });
    expect(payments).toHaveLength(1);
  });

  it.each([
    ['less', stars(249)],
    ['more', stars(251)],
    ['another currency', { asset: 'USD', units: 250_000_000n }],
  ])('of %s than was asked for is booked as it came, gives nothing, and is to go back', async (_, amount) => {
    const { needs, workspace, payment, charge } = await shop();
    await receive(needs, settled({ workspace, payload: payment.id, charge, amount }));
    const stored = await getPayment(database.pool, workspace, payment.id);
    expect(stored).toMatchObject({ status: 'settled', paid: amount });
    expect(stored.problem).toContain('was asked for');
    expect(await balanceOf(database.pool, workspace, places.payment(payment.id), amount.asset)).toBe(amount.units);
    expect(await listRefunds(database.pool, workspace, payment.id)).toMatchObject([
      { status: 'requested', origin: 'platform' },
    ]);
    expect(await books(workspace, payment.id)).toMatchObject({ merchant: 0n, credits: 0n });
  });
});

describe('a refund that the gateway tells of', () => {
  it('takes back what was bought, once, however often it is told', async () => {
    const { needs, workspace, payment, charge } = await shop();
    await receive(needs, settled({ workspace, payload: payment.id, charge }));
    const told = refunded({ workspace, payload: payment.id, charge });
    await Promise.all(Array.from({ length: 5 }, () => receive(needs, told)));
    expect(await getPayment(database.pool, workspace, payment.id)).toMatchObject({ status: 'refunded' });
    expect(await books(workspace, payment.id)).toEqual(nothing);
    expect(await listRefunds(database.pool, workspace, payment.id)).toMatchObject([
      { status: 'done', origin: 'gateway' },
    ]);
  });

  it('before the payment itself is heard of waits for it, and then nothing is granted', async () => {
    const { needs, workspace, payment, charge } = await shop();
    await receive(needs, refunded({ workspace, payload: payment.id, charge }));
    expect(await eventsOf(workspace)).toMatchObject([{ applied: false }]);
    await receive(needs, settled({ workspace, payload: payment.id, charge }));
    expect(await getPayment(database.pool, workspace, payment.id)).toMatchObject({
      status: 'refunded',
      fulfilledAt: null,
    });
    expect(await books(workspace, payment.id)).toEqual(nothing);
    expect(await eventsOf(workspace)).toMatchObject([{ applied: true }, { applied: true }]);
  });

  it('at the same moment as the payment ends in the same place', async () => {
    const shops = await Promise.all(Array.from({ length: 10 }, () => shop()));
    await Promise.all(
      shops.flatMap(({ needs, workspace, payment, charge }) => [
        receive(needs, refunded({ workspace, payload: payment.id, charge })),
        receive(needs, settled({ workspace, payload: payment.id, charge })),
      ]),
    );
    for (const { workspace, payment } of shops) {
      expect(await getPayment(database.pool, workspace, payment.id)).toMatchObject({ status: 'refunded' });
      expect(await books(workspace, payment.id)).toEqual(nothing);
    }
  });

  it('of another sum than was paid changes nothing and stays visible', async () => {
    const { needs, workspace, payment, charge } = await shop();
    await receive(needs, settled({ workspace, payload: payment.id, charge }));
    await receive(needs, refunded({ workspace, payload: payment.id, charge, amount: stars(100) }));
    expect(await books(workspace, payment.id)).toEqual(paid250);
    const [, refund] = await eventsOf(workspace);
    expect(refund).toMatchObject({ applied: false });
    expect(refund?.problem).toContain('not the sum');
  });

  it('of money nobody asked for leaves nothing behind', async () => {
    const { needs, workspace, charge } = await shop();
    await receive(needs, settled({ workspace, payload: 'foreign', charge }));
    await receive(needs, refunded({ workspace, payload: 'foreign', charge }));
    const { payments } = await listPayments(database.pool, { workspace, status: 'refunded' });
    expect(await books(workspace, payments[0]?.id ?? '')).toEqual(nothing);
  });

  it('that the merchant cannot cover is owed to the platform by the merchant', async () => {
    const { needs, workspace, payment, charge } = await shop({
      ...creditPurpose,
      async fulfil(tx, paid, at) {
        const transfer = await creditPurpose.fulfil(tx, paid, at);
        const spent = { from: places.merchant('main'), to: places.world('stars', connection), amount: stars(200) };
        return { ...transfer, postings: [...transfer.postings, spent] };
      },
    });
    await receive(needs, settled({ workspace, payload: payment.id, charge }));
    await receive(needs, refunded({ workspace, payload: payment.id, charge }));
    expect(await books(workspace, payment.id)).toMatchObject({ merchant: 0n, credits: 0n });
    expect(await balanceOf(database.pool, workspace, places.receivable('main'), 'XTR')).toBe(-200n * nano);
  });
});

describe('a product that is unhappy', () => {
  it('for good has the money go back', async () => {
    const { needs, workspace, payment, charge } = await shop({
      ...creditPurpose,
      fulfil: () => Promise.reject(new Refusal('unknown_product', 'There is no such product any more.')),
    });
    expect(await receive(needs, settled({ workspace, payload: payment.id, charge }))).toEqual({ status: 'stored' });
    expect(await getPayment(database.pool, workspace, payment.id)).toMatchObject({
      status: 'settled',
      problem: 'There is no such product any more.',
    });
    expect(await listRefunds(database.pool, workspace, payment.id)).toMatchObject([
      { status: 'requested', origin: 'platform', problem: 'There is no such product any more.' },
    ]);
  });

  it('for a while is asked again until it can', async () => {
    let broken = true;
    const { needs, workspace, payment, charge } = await shop({
      ...creditPurpose,
      fulfil: (...given) => (broken ? Promise.reject(new Error('a passing fault')) : creditPurpose.fulfil(...given)),
    });
    await receive(needs, settled({ workspace, payload: payment.id, charge }));
    expect(await getPayment(database.pool, workspace, payment.id)).toMatchObject({
      problem: 'a passing fault',
      tries: 1,
    });
    broken = false;
    await sweepAll(needs);
    expect(await getPayment(database.pool, workspace, payment.id)).toMatchObject({ status: 'settled' });
    clock.advance(minute);
    await sweepAll(needs);
    expect(await books(workspace, payment.id)).toEqual(paid250);
  });

  it('that left half of its work undone left nothing', async () => {
    const { needs, workspace, payment, charge } = await shop({
      ...creditPurpose,
      async fulfil(tx, paid, at) {
        await sql`update payments.payment set title = 'half done' where id = ${paid.id}`.execute(tx);
        const transfer = await creditPurpose.fulfil(tx, paid, at);
        return {
          ...transfer,
          postings: [...transfer.postings, { ...transfer.postings[0], amount: stars(1) } as never],
        };
      },
    });
    await receive(needs, settled({ workspace, payload: payment.id, charge }));
    expect(await getPayment(database.pool, workspace, payment.id)).toMatchObject({
      status: 'settled',
      title: '250 credits',
    });
    expect(await books(workspace, payment.id)).toMatchObject({ payment: 250n * nano, merchant: 0n });
  });

  it('when a refund is booked does not stop the fact, and is asked again', async () => {
    let broken = true;
    const { needs, workspace, payment, charge } = await shop({
      ...creditPurpose,
      refunded: (...given) =>
        broken ? Promise.reject(new Refusal('not_found', 'The grant is lost.')) : creditPurpose.refunded(...given),
    });
    await receive(needs, settled({ workspace, payload: payment.id, charge }));
    await receive(needs, refunded({ workspace, payload: payment.id, charge }));
    const stored = await getPayment(database.pool, workspace, payment.id);
    expect(stored).toMatchObject({ status: 'fulfilled', problem: 'The grant is lost.', returnedAt: clock.now() });
    broken = false;
    clock.advance(minute);
    await sweepAll(needs);
    expect(await books(workspace, payment.id)).toEqual(nothing);
  });

  it('that nobody knows leaves the payment settled and visible, and is found once it is there', async () => {
    const { workspace, payment, charge } = await shop();
    const log = quietLog();
    const without = moneyIn({ pool: database.pool, clock, purposes: {}, log });
    await receive(without, settled({ workspace, payload: payment.id, charge }));
    const stored = await getPayment(database.pool, workspace, payment.id);
    expect(stored.status).toBe('settled');
    expect(stored.problem).toContain('test.credits');
    expect(log.errors).toHaveLength(1);
    expect(await listRefunds(database.pool, workspace, payment.id)).toEqual([]);
    clock.advance(minute);
    await sweepAll(moneyIn({ pool: database.pool, clock }));
    expect(await books(workspace, payment.id)).toEqual(paid250);
  });
});

it('after all of this the books are whole', async () => {
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
});
