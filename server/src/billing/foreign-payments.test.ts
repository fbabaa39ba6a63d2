import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stars } from '#kernel';
import { getPayment, paymentSweeps, receive } from '#payments';
import { addEndpoint } from '#webhooks';
import { openForeignShop, type ForeignShop, type Told } from '#test';
import { listPayloadRules, setProduct, type PayloadRuleInput } from './index.ts';

let desk: ForeignShop;
beforeAll(async () => {
  desk = await openForeignShop();
});
beforeEach(() => desk.move());
afterAll(() => desk?.close());

const toPack = { product: 'pack_void' } as const;

describe('a payload rule', () => {
  it.each<[string, Partial<PayloadRuleInput>, Told & { payload?: string }, string | undefined]>([
    ['by payload, for the payer', { payload: 'pack*' }, {}, '77'],
    ['by payload, for the customer in it', { payload: 'pack-{customer}', customer: 'from_payload' }, {}, 'ann'],
    ['by another payload', { payload: 'pass*' }, {}, undefined],
    ['by exact Stars', { amount: stars(50) }, {}, '77'],
    ['by other Stars', { amount: stars(51) }, {}, undefined],
    ['by both', { payload: 'pack*', amount: stars(50) }, {}, '77'],
    ['by both, of which one is wrong', { payload: 'pack*', amount: stars(51) }, {}, undefined],
    ['for another bot', { payload: '*', bot: 'bot_2' }, {}, undefined],
    ['for this bot', { payload: '*', bot: 'bot_1' }, {}, '77'],
    ['for what repeats, and it does not', { subscription: true }, {}, undefined],
    ['for what repeats, and it does', { subscription: true }, { monthly: true }, '77'],
    ['for what does not repeat, and it does', { subscription: false }, { monthly: true }, undefined],
    [
      'whose customer could be none',
      { payload: '{customer}-ann', customer: 'from_payload' },
      { payload: ' -ann' },
      undefined,
    ],
  ])('%s', async (_, looks, { payload = 'pack-ann', ...told }, customer) => {
    await desk.rule({ ...toPack, ...looks });
    const payment = await desk.paid(payload, told);
    if (customer === undefined) {
      expect(payment).toMatchObject({ status: 'unmatched', problem: expect.stringContaining('no payload rule knows') });
      return;
    }
    expect(payment).toMatchObject({ status: 'fulfilled', customer, problem: null });
    expect(payment.details).toMatchObject({ payload, product: 'pack_void', rule: 'packs' });
    expect(await desk.credits(customer)).toBe(100n);
  });

  it('is tried in the order of its priority', async () => {
    await desk.rule({ code: 'a', payload: '*', product: 'pass' });
    await desk.rule({ code: 'b', payload: 'pack*', priority: 5, ...toPack });
    expect((await listPayloadRules(desk.needs, desk.workspace)).map(({ code }) => code)).toEqual(['b', 'a']);
    expect((await desk.paid('pack')).details).toMatchObject({ rule: 'b' });
  });

  it('takes another sum than the price only when it says so', async () => {
    await desk.rule({ payload: '*', ...toPack });
    const dear = await desk.paid('x', { amount: stars(60) });
    expect(dear).toMatchObject({
      status: 'unmatched',
      problem: expect.stringMatching(/costs 50 XTR, and 60 XTR came/),
    });
    await desk.rule({ payload: '*', ...toPack, price: 'any' });
    expect(await desk.match(dear.id)).toMatchObject({ status: 'fulfilled' });
    expect(await desk.credits('77')).toBe(100n);
  });

  it.each<[string, Partial<PayloadRuleInput>]>([
    ['something to look at', { ...toPack }],
    ['one of the two', { payload: '*' }],
    ['one of the two', { payload: '*', ...toPack, callbackUrl: 'https://shop.example/ask' }],
    ['only then', { payload: '*', ...toPack, customer: 'from_payload' }],
    ['only then', { payload: '{customer}', ...toPack }],
    ['between two wildcards', { payload: '**', ...toPack }],
  ])('is refused when it lacks %s', async (words, input) => {
    await expect(desk.rule(input)).rejects.toMatchObject({
      code: 'invalid_request',
      message: expect.stringContaining(words),
    });
  });

  it('is refused for a product that is not there', async () => {
    await expect(desk.rule({ payload: '*', product: 'none' })).rejects.toMatchObject({ code: 'unknown_product' });
  });
});

describe('a payment of the bot’s own', () => {
  it('told many times is one grant, and another charge is another', async () => {
    await desk.rule({ payload: '*', ...toPack });
    const charge = await desk.tell('payment_settled', 'x');
    await Promise.all(Array.from({ length: 5 }, () => desk.tell('payment_settled', 'x', { charge })));
    expect(await desk.credits('77')).toBe(100n);
    await desk.tell('payment_settled', 'x');
    expect(await desk.credits('77')).toBe(200n);
  });

  it('given back takes the credits like any other', async () => {
    await desk.rule({ payload: '*', ...toPack });
    const charge = await desk.tell('payment_settled', 'x');
    await desk.tell('payment_refunded', 'x', { charge });
    expect(await desk.byCharge(charge)).toMatchObject({ status: 'refunded' });
    expect(await desk.credits('77')).toBe(0n);
  });

  it('whose refund came first gives nothing, and cannot be matched', async () => {
    await desk.rule({ payload: '*', ...toPack });
    await desk.tell('payment_refunded', 'x', { charge: 'early' });
    const payment = await desk.paid('x', { charge: 'early' });
    expect(payment).toMatchObject({ status: 'refunded' });
    expect(await desk.credits('77')).toBe(0n);
    await expect(desk.match(payment.id, toPack)).rejects.toMatchObject({ code: 'payment_not_matchable' });
  });

  it('that nothing came of because we stopped in between is taken up later, once', async () => {
    await desk.rule({ payload: '*', ...toPack });
    const stopped = { ...desk.needs, adopt: () => Promise.reject(new Error('the process is gone')) };
    const event = { kind: 'payment_settled', externalId: 'cut', payload: 'x', payer: '77', raw: {} } as const;
    const fact = { ...event, amount: stars(50), occurredAt: desk.needs.clock.now() };
    await receive(stopped, {
      workspace: desk.workspace,
      gateway: 'stars',
      connection: 'bot_1',
      app: 'main',
      event: fact,
    });
    expect(await desk.byCharge('cut')).toMatchObject({ status: 'unmatched', tries: 1 });
    desk.needs.clock.advance(60_000);
    for (let n = 0; n < 2; n++) for (const sweep of paymentSweeps(desk.needs)) await sweep.run();
    expect(await desk.byCharge('cut')).toMatchObject({ status: 'fulfilled', tries: 0 });
    expect(await desk.credits('77')).toBe(100n);
  });
});

it('a subscription is not given for an invoice that is not its own', async () => {
  await setProduct(desk.needs, desk.workspace, {
    code: 'club',
    kind: 'subscription',
    title: 'Club',
    description: 'Every month.',
    price: stars(50),
    grants: [{ creditType: 'credits', amount: 5n }],
    entitlements: [],
    refundPolicy: 'void_remaining',
  });
  await desk.rule({ payload: '*', product: 'club' });
  const payment = await desk.paid('x', { monthly: true });
  expect(payment).toMatchObject({ status: 'unmatched', problem: expect.stringContaining('only its own invoices') });
  expect(await desk.credits('77')).toBe(0n);
});

it('receivers hear that it came, and then that it was fulfilled or that nobody knows it, and why', async () => {
  await addEndpoint(
    {
      ...desk.needs,
      door: {
        check: () => {},
        get: () => Promise.reject(new Error('nobody is called')),
        post: () => Promise.reject(new Error('nobody is called')),
      },
    },
    desk.workspace,
    {
      url: 'https://shop.example/',
      events: ['*'],
    },
  );
  await desk.rule({ payload: 'known', ...toPack });
  await desk.tell('payment_settled', 'known');
  await desk.tell('payment_settled', 'unknown');
  const { rows } = await sql<{ type: string; problem: string | null }>`
    select type, data ->> 'problem' as problem from webhooks.event
    where workspace_id = ${desk.workspace} and type like 'payment.%' order by id`.execute(desk.needs.pool);
  expect(rows).toMatchObject([
    { type: 'payment.received' },
    { type: 'payment.fulfilled' },
    { type: 'payment.received' },
    { type: 'payment.unmatched', problem: expect.stringContaining('"unknown"') },
  ]);
});

describe('matching by hand', () => {
  it('gives what is said, to whom is said, once for one key', async () => {
    const { id } = await desk.paid('old');
    const word = { ...toPack, customer: 'ann' };
    const first = await desk.match(id, word, 'by-hand');
    expect(first).toMatchObject({ status: 'fulfilled', customer: 'ann' });
    expect(await desk.match(id, word, 'by-hand')).toEqual(first);
    expect(await desk.credits('ann')).toBe(100n);
    await expect(desk.match(id, { ...word, customer: 'bob' }, 'by-hand')).rejects.toMatchObject({
      code: 'idempotency_conflict',
    });
    await expect(desk.match(id, word)).rejects.toMatchObject({ code: 'payment_not_matchable' });
    const other = await desk.paid('old');
    await expect(desk.match(other.id, word, 'by-hand')).rejects.toMatchObject({ code: 'idempotency_conflict' });
  });

  it('by many at once gives it once', async () => {
    const { id } = await desk.paid('old');
    const all = await Promise.allSettled(Array.from({ length: 6 }, () => desk.match(id, toPack)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await desk.credits('77')).toBe(100n);
  });

  it('tries the rules again, and leaves its key free when none knows it', async () => {
    const { id } = await desk.paid('old');
    expect(await desk.match(id, {}, 'again')).toMatchObject({ status: 'unmatched' });
    await desk.rule({ payload: 'old', ...toPack });
    expect(await desk.match(id, {}, 'again')).toMatchObject({ status: 'fulfilled', customer: '77' });
  });

  it('refuses another price, a product that is not there, and half a word', async () => {
    const { id } = await desk.paid('old', { amount: stars(60) });
    await expect(desk.match(id, toPack)).rejects.toMatchObject({
      code: 'payment_not_matchable',
      message: expect.stringContaining('60 XTR'),
    });
    await expect(desk.match(id, { product: 'none' })).rejects.toMatchObject({ code: 'payment_not_matchable' });
    await expect(desk.match(id, { customer: 'ann' })).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(desk.match('pay_00000000000070000000000000000000', toPack)).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await desk.match(id, { ...toPack, price: 'any' })).toMatchObject({ status: 'fulfilled' });
  });

  it('waits for no refund: one under way, and one that came, refuse it', async () => {
    const { id } = await desk.paid('old');
    await desk.shop.refund(desk.workspace, id);
    await desk.tell('payment_refunded', 'old', {
      charge: (await getPayment(desk.needs.pool, desk.workspace, id)).charge ?? '',
    });
    await expect(desk.match(id, toPack)).rejects.toMatchObject({ code: 'payment_not_matchable' });
    expect(await desk.credits('77')).toBe(0n);
  });

  it('of one that is given back afterwards takes the credits', async () => {
    const { id, charge } = await desk.paid('old');
    await desk.match(id, toPack);
    await desk.tell('payment_refunded', 'old', { charge: charge ?? '' });
    expect(await getPayment(desk.needs.pool, desk.workspace, id)).toMatchObject({ status: 'refunded' });
    expect(await desk.credits('77')).toBe(0n);
  });
});

it('a product whose price has changed is given at the version that is sold now', async () => {
  await setProduct(desk.needs, desk.workspace, {
    code: 'pack_void',
    kind: 'credit_pack',
    title: 'Pack',
    description: 'Credits.',
    price: stars(60),
    grants: [{ creditType: 'credits', amount: 130n }],
    entitlements: [],
    refundPolicy: 'void_remaining',
  });
  await desk.rule({ payload: '*', ...toPack });
  expect(await desk.paid('x', { amount: stars(60) })).toMatchObject({ status: 'fulfilled', details: { version: 2 } });
  expect(await desk.credits('77')).toBe(130n);
});
