import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit, balanceOf, places } from '#ledger';
import { listPayments, receive, type Finding } from '#payments';
import { addBot, type Bot } from '#telegram';
import { askFor, booked, invoiceRow, listOf, nano, newWorkspace, openStarShop, type StarShop } from '#test/money';

let shop: StarShop;
beforeAll(async () => {
  shop = await openStarShop();
});
afterAll(async () => {
  expect(await audit(shop.pool)).toMatchObject({ ok: true, breaks: [] });
  await shop.close();
});

const person = 77_001;
const day = 24 * 60 * 60 * 1000;

/** A bot of its own, whose updates never reach us: its list is all there is. */
async function quietBot(before: (bot: Pick<Bot, 'telegramId'>) => Promise<unknown> = async () => {}) {
  const token = await shop.telegram.makeBot();
  await before({ telegramId: token.slice(0, token.indexOf(':')) });
  shop.clock.advance(1000); // Telegram's dates are whole seconds: what was before is before
  const bot = await addBot(shop.needs, newWorkspace(), { token, mode: 'tap' });
  shop.clock.advance(1000);
  const { workspace, id: connection } = bot;
  return {
    bot,
    ...listOf({ needs: shop.needs, bot }),
    row: (row: object) => shop.telegram.addRow(bot, row),
    ask: (stars = 250) =>
      askFor(shop.needs, { workspace, connection, amount: { asset: 'XTR', units: BigInt(stars) * nano } }),
    merchant: () => balanceOf(shop.pool, workspace, places.merchant('main'), 'XTR'),
    owed: () => balanceOf(shop.pool, workspace, places.receivable('main'), 'XTR'),
    credits: () => balanceOf(shop.pool, workspace, places.grant('77001'), 'credit:test'),
    payments: async () => (await listPayments(shop.pool, { workspace })).payments,
    booked: () => booked(shop.pool, workspace),
  };
}

const agreeing = (report: { funds: { gateway: bigint; books: bigint } | null } | null) =>
  report?.funds !== null && report?.funds.gateway === report?.funds.books;

describe('rows that belong to no payment', () => {
  it('are booked once each, by what they are', async () => {
    const list = await quietBot();
    await list.row(invoiceRow(person, (await list.ask()).id, 250));
    await list.row({ amount: 40, receiver: { type: 'telegram_ads' } });
    await list.row({
      amount: 12,
      nanostar_amount: 300_000_000,
      receiver: { type: 'telegram_api', request_count: 123 },
    });
    await list.row({ amount: 15, receiver: { type: 'user', transaction_type: 'gift_purchase', user: { id: 1 } } });
    await list.row({
      amount: 100,
      source: { type: 'user', transaction_type: 'business_account_transfer', user: { id: 1 } },
    });
    await list.row({ amount: 3, nanostar_amount: 1, source: { type: 'affiliate_program', commission_per_mille: 100 } });
    for (const full of [false, true]) {
      const { report } = await list.run({ full });
      expect(agreeing(report)).toBe(true);
      expect(report?.other).toEqual({ ads: 1, api_use: 1, gift: 1, business_transfer: 1, affiliate_income: 1 });
    }
    expect(await list.merchant()).toBe((250n + 103n - 67n) * nano - 300_000_000n + 1n);
    expect(await list.booked()).toMatchObject({
      'payments.ads': 1,
      'payments.gift': 1,
      'payments.affiliate_income': 1,
    });
  });

  it('that nobody has heard of are booked too, and shown to a person', async () => {
    const list = await quietBot();
    await list.row({ amount: 7, source: { type: 'moon_shop' } });
    await list.row({ amount: 2, receiver: { type: 'user', transaction_type: 'tip', user: { id: 1 } } });
    const { report } = await list.run();
    expect(agreeing(report)).toBe(true);
    expect(await list.booked()).toEqual({ 'payments.other': 2 });
    const kinds = (await list.findings()).map(({ kind, details }) => `${kind} ${JSON.stringify(details['partner'])}`);
    expect(kinds.toSorted()).toEqual(['strange_row "moon_shop"', 'strange_row "user:tip"']);
  });

  it('such as a withdrawal end later than they begin; one that failed comes back', async () => {
    const list = await quietBot();
    await list.row(invoiceRow(person, (await list.ask(5000)).id, 5000));
    const withdrawal = { amount: 1000, receiver: { type: 'fragment', withdrawal_state: { type: 'pending' } } };
    const [good, bad] = [await list.row(withdrawal), await list.row(withdrawal)];
    await list.run();
    expect(await list.merchant()).toBe(3000n * nano);
    await shop.telegram.setWithdrawal(list.bot, good, 'succeeded');
    await shop.telegram.setWithdrawal(list.bot, bad, 'failed');
    for (let times = 0; times < 2; times++) expect(agreeing((await list.run()).report)).toBe(true);
    expect(await list.merchant()).toBe(4000n * nano);
    expect(await list.booked()).toMatchObject({ 'payments.withdrawal': 2, 'payments.withdrawal_failed': 1 });
  });

  it('and that the income cannot cover are owed, and paid by what comes next', async () => {
    const list = await quietBot();
    await list.row({ amount: 30, receiver: { type: 'telegram_ads' } });
    const { report } = await list.run();
    expect(report?.funds).toEqual({ gateway: -30n * nano, books: -30n * nano });
    expect((await list.findings()).map(({ kind }) => kind)).toEqual(['negative_funds']);
    expect([await list.merchant(), await list.owed()]).toEqual([0n, -30n * nano]);
    await list.row({ amount: 50, source: { type: 'affiliate_program', commission_per_mille: 100 } });
    await list.run();
    expect([await list.merchant(), await list.owed()]).toEqual([20n * nano, 0n]);
    expect(await list.findings()).toEqual([]);
  });
});

describe('an affiliate’s part', () => {
  const affiliate = (amount: number, nanostar_amount = 0) => ({
    affiliate: { commission_per_mille: 101, amount, nanostar_amount },
  });

  it('that the list leaves out never reached us, and comes back with the payment', async () => {
    const list = await quietBot();
    const payment = await list.ask(250);
    const id = await list.row({
      ...invoiceRow(person, payment.id, 224, affiliate(25, 250_000_000)),
      nanostar_amount: 750_000_000,
    });
    expect(agreeing((await list.run()).report)).toBe(true);
    expect([await list.credits(), await list.merchant()]).toEqual([250n, 224_750_000_000n]);
    const { source, ...paid } = invoiceRow(person, payment.id, 224, affiliate(-25, -250_000_000));
    await list.row({ ...paid, id, nanostar_amount: 750_000_000, receiver: source });
    const { report } = await list.run();
    expect(report?.refunds).toMatchObject({ healed: 1 });
    expect(agreeing(report)).toBe(true);
    expect([await list.credits(), await list.merchant(), await list.owed()]).toEqual([0n, 0n, 0n]);
    expect(await list.findings()).toEqual([]);
  });

  it('that the list leaves in is left alone', async () => {
    const list = await quietBot();
    await list.row(invoiceRow(person, (await list.ask(250)).id, 250, affiliate(25)));
    expect(agreeing((await list.run()).report)).toBe(true);
    expect([await list.credits(), await list.merchant()]).toEqual([250n, 250n * nano]);
  });
});

describe('what was before the bot was added', () => {
  it('is history: booked, and not fulfilled, whatever goes back of it later', async () => {
    let id = '';
    const list = await quietBot(async (bot) => {
      id = await shop.telegram.addRow(bot, invoiceRow(person, 'old', 100));
      await shop.telegram.addRow(bot, invoiceRow(person, 'old', 50));
      await shop.telegram.addRow(bot, { amount: 20, receiver: { type: 'telegram_ads' } });
    });
    await list.row(invoiceRow(person, 'new', 5));
    expect((await list.run()).report).toMatchObject({ payments: { history: 2, healed: 1 }, other: { ads: 1 } });
    expect((await list.payments()).map(({ status }) => status)).toEqual(['unmatched']);
    const { source, ...paid } = invoiceRow(person, 'old', 100);
    await list.row({ ...paid, id, receiver: source });
    const { report } = await list.run();
    expect(report).toMatchObject({ refunds: { history: 1, waiting: 0 } });
    expect(agreeing(report)).toBe(true);
    expect(await list.merchant()).toBe(30n * nano);
  });

  it('is told as if it came now when that is asked for, once', async () => {
    const list = await quietBot(async (bot) => {
      await shop.telegram.addRow(bot, invoiceRow(person, 'old', 100));
      await shop.telegram.addRow(bot, invoiceRow(person, 'older', 50));
    });
    await list.run();
    for (let times = 0; times < 2; times++) {
      const { report } = await list.run({ backfill: true });
      expect(agreeing(report)).toBe(true);
    }
    expect((await list.payments()).map(({ paid }) => paid?.units)).toHaveLength(2);
    expect(await list.booked()).toMatchObject({ 'payment.settled': 2, 'payments.opening': 3 });
    expect(await list.merchant()).toBe(0n);
  });

  it('and is told late by its update is a payment, and history no more', async () => {
    const list = await quietBot(async (bot) => {
      await shop.telegram.addRow(bot, { ...invoiceRow(person, 'late', 100), id: 'late-charge' });
    });
    await list.run();
    const { workspace, id: connection, app } = list.bot;
    const amount = { asset: 'XTR', units: 100n * nano };
    const fact = {
      externalId: 'late-charge',
      payload: 'late',
      payer: String(person),
      amount,
      occurredAt: new Date(0),
      raw: {},
    };
    await receive(shop.needs, {
      workspace,
      gateway: 'stars',
      connection,
      app,
      event: { kind: 'payment_settled', ...fact },
    });
    expect(agreeing((await list.run()).report)).toBe(true);
    expect([await list.merchant(), await list.books()]).toEqual([0n, 100n * nano]);
  });
});

describe('what differs', () => {
  const tell = (bot: Bot, externalId: string, stars: number, more: object = {}) => {
    const { workspace, id: connection, app } = bot;
    const fact = { externalId, payload: 'theirs', payer: String(person), occurredAt: shop.clock.now(), raw: {} };
    const amount = { asset: 'XTR', units: BigInt(stars) * nano };
    const event = { kind: 'payment_settled' as const, ...fact, amount, ...more };
    return receive(shop.needs, { workspace, gateway: 'stars', connection, app, event });
  };
  const byKind = (findings: readonly Finding[]) =>
    Object.fromEntries(findings.map((one) => [one.kind, one.difference]));

  it('in amount, payer or payload is shown with both figures, and nothing more is said of the balance', async () => {
    const list = await quietBot();
    await tell(list.bot, 'c1', 100);
    await list.row({ ...invoiceRow(person, 'theirs', 90), id: 'c1' });
    await tell(list.bot, 'c2', 100);
    await list.row({ ...invoiceRow(1, 'not theirs', 100), id: 'c2' });
    const { report } = await list.run();
    expect(report).toMatchObject({ payments: { different: 2 }, findings: 2 });
    const found = (await list.findings()).map(
      ({ subject, details }) => `${subject} ${JSON.stringify(details['differences'])}`,
    );
    expect(found.toSorted()).toEqual(['in:c1 ["amount"]', 'in:c2 ["payer","payload"]']);
    expect(byKind(await list.findings())).toMatchObject({ payment_differs: expect.any(BigInt) });
  });

  it('because Telegram does not know it is shown once its time has passed, and goes away when it comes after all', async () => {
    const list = await quietBot();
    await tell(list.bot, 'ghost', 100);
    expect((await list.run()).report).toMatchObject({ findings: 0, payments: { unknown: 0 } });
    shop.clock.advance(2 * 60 * 60 * 1000);
    for (let times = 0; times < 2; times++)
      expect((await list.run()).report).toMatchObject({ findings: 1, payments: { unknown: 1 } });
    expect(byKind(await list.findings())).toEqual({ unknown_payment: -100n * nano });
    await list.row({ ...invoiceRow(person, 'theirs', 100), id: 'ghost' });
    const { report } = await list.run();
    expect(report?.payments).toMatchObject({ unknown: 0, agreed: 1 });
    expect(byKind(await list.findings())).toEqual({ unmatched_payment: 0n });
  });

  it('between the balance and the books, and is nothing that is known, is shown with the figure', async () => {
    const list = await quietBot();
    await list.row({ amount: 9, source: { type: 'affiliate_program', commission_per_mille: 100 } });
    await list.run();
    await sql`update payments.outer_row set units = 9000000000 where workspace_id = ${list.bot.workspace}`.execute(
      shop.pool,
    );
    shop.telegram.sandbox.telegram.world.bots[Number(list.bot.telegramId)]?.stars.splice(0, 1, {
      id: 'changed behind our back',
      date: 0,
      amount: 11,
      source: { type: 'affiliate_program', commission_per_mille: 100 },
    });
    const { report } = await list.run();
    expect(report?.findings).toBeGreaterThan(0);
    expect(byKind(await list.findings())['funds_differ']).toBe(-9n * nano);
  });
});

it('what came in is held for 21 days, row by row, and what went back is neither', async () => {
  const list = await quietBot();
  const ids = [];
  for (const stars of [100, 200]) ids.push(await list.row(invoiceRow(person, (await list.ask(stars)).id, stars)));
  const first = (await list.run()).report;
  expect([first?.available, first?.held]).toEqual([0n, 300n * nano]);
  shop.clock.advance(20 * day);
  await list.row(invoiceRow(person, (await list.ask(50)).id, 50));
  const { source, ...paid } = invoiceRow(person, '', 100);
  await list.row({ ...paid, id: ids[0], receiver: source });
  const second = (await list.run()).report;
  expect([second?.available, second?.held]).toEqual([0n, 250n * nano]);
  shop.clock.advance(day + 5000);
  const third = (await list.run()).report;
  expect([third?.available, third?.held]).toEqual([200n * nano, 50n * nano]);
});
