import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '#ledger';
import { listRefunds, requestRefund, type Payment } from '#payments';
import { openStarShop, stars, until, type StarShop } from '#test/money';
import { starsGateway } from './index.ts';

let shop: StarShop;
beforeAll(async () => {
  shop = await openStarShop();
});
afterEach(async () => {
  shop.door.needs = shop.needs;
  await shop.telegram.heal();
});
afterAll(async () => {
  expect(await audit(shop.pool)).toMatchObject({ ok: true, breaks: [] });
  await shop.close();
});

const ask = ({ workspace, id }: Payment) => requestRefund(shop.needs, { workspace, payment: id, key: `key:${id}` });
const refundsOf = ({ workspace, id }: Payment) => listRefunds(shop.pool, workspace, id);
const connection = () => ({ workspace: shop.bot.workspace, id: shop.bot.id });

/** How often the bot's own Star list shows this charge given back. */
async function timesGivenBack(charge: string): Promise<number> {
  const page = await starsGateway(shop.needs).history?.read(connection(), 0);
  return page?.rows.filter((row) => row.direction === 'out' && row.externalId === charge).length ?? 0;
}

describe('a refund in Telegram', () => {
  it('that we ask for gives the Stars back and takes the credits, once', async () => {
    const { payment, now, credits, charge } = await shop.paid();
    await ask(payment);
    expect(await shop.jobs.settle()).toBe(true);
    expect(await now()).toMatchObject({ status: 'refunded' });
    expect(await credits()).toBe(0n);
    expect(await timesGivenBack(charge)).toBe(1);
  });

  it('made at Telegram’s side takes the credits', async () => {
    const { payment, now, credits, charge } = await shop.paid();
    await shop.telegram.refund(charge);
    await until(async () => (await now()).status === 'refunded');
    expect(await credits()).toBe(0n);
    expect(await refundsOf(payment)).toMatchObject([{ status: 'done', origin: 'gateway' }]);
  });

  it('that was made before we asked, and that we never heard of, is done', async () => {
    const { payment, now, charge } = await shop.paid();
    shop.door.needs = undefined;
    await shop.telegram.refund(charge);
    await ask(payment);
    await until(async () => (await now()).status === 'refunded');
    expect(await refundsOf(payment)).toMatchObject([{ status: 'done', origin: 'request' }]);
  });

  it.each(['500', 'timeout_before', 'timeout_after', '429'])(
    'struck by "%s" happens once all the same',
    async (kind) => {
      const { payment, now, credits, charge } = await shop.paid();
      await shop.telegram.fault({ kind, method: 'refundStarPayment', retry_after: 2 });
      await ask(payment);
      await until(async () => (await refundsOf(payment))[0]?.tries === 1);
      await shop.jobs.settle();
      shop.clock.advance(60_000);
      expect(await shop.jobs.settle()).toBe(true);
      expect(await now()).toMatchObject({ status: 'refunded' });
      expect(await credits()).toBe(0n);
      expect(await timesGivenBack(charge)).toBe(1);
    },
  );

  it('that Telegram refuses tells its words, and leaves the credits', async () => {
    const { payment, credits } = await shop.paid();
    const bot = Object.values(shop.telegram.sandbox.telegram.world.bots).find(
      ({ id }) => String(id) === shop.bot.telegramId,
    );
    bot?.stars.splice(0); // the bot has spent all its Stars
    await ask(payment);
    await until(async () => (await refundsOf(payment))[0]?.status === 'refused');
    expect((await refundsOf(payment))[0]?.problem).toMatch(/^Bad Request/);
    expect(await credits()).toBe(250n);
  });

  it('is found on the Star list however long that list is', async () => {
    const { payment, charge } = await shop.paid();
    const { refund } = starsGateway(shop.needs);
    const find = (since: Date) =>
      refund?.find?.(connection(), { externalId: charge, payer: '1', amount: stars(250) }, since);
    const { bots } = shop.telegram.sandbox.telegram.world;
    const list = Object.values(bots).find(({ id }) => String(id) === shop.bot.telegramId)?.stars ?? [];
    const [first] = list;
    if (!first) throw new Error('The list is empty.');
    const day = 86_400;
    const old = Array.from({ length: 1234 }, (_, row) => ({
      ...first,
      id: `old-${row}`,
      date: first.date - (1300 - row) * day,
    }));
    list.unshift(...old);
    expect(await find(shop.clock.now())).toBe(false);
    await ask(payment);
    await shop.jobs.settle();
    for (let row = 0; row < 250; row++) list.push({ ...first, id: `new-${row}`, date: first.date + day });
    expect(await find(shop.clock.now())).toBe(true);
    expect(await find(new Date(0))).toBe(true);
    expect(await find(new Date(shop.clock.now().getTime() + 5 * day * 1000))).toBe(false);
  });
});
