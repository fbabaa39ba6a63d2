import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInvoice, getPayment, listPayments } from '#payments';
import { addBot, callBotApi, receiveUpdate, type Bot } from '#telegram';
import { askFor, newWorkspace, openStarShop, preCheckout, successfulPayment, type StarShop } from '#test/money';

let shop: StarShop;
beforeAll(async () => {
  shop = await openStarShop();
});
afterAll(() => shop.close());

const tap = async (): Promise<Bot> =>
  addBot(shop.needs, newWorkspace(), { token: await shop.telegram.makeBot(), mode: 'tap' });

describe('a tapped bot', () => {
  it('has what it sells by itself left alone: no answer to its buyers, and its money kept apart', async () => {
    const bot = await tap();
    const before = shop.log.warnings.length;
    expect(await receiveUpdate(shop.needs, bot, preCheckout('its own payload'))).toEqual({ status: 'applied' });
    expect(shop.log.warnings).toHaveLength(before); // an answer would have been refused by Telegram, and warned of
    await receiveUpdate(shop.needs, bot, successfulPayment({ payload: 'its own payload', charge: 'its own charge' }));
    const { payments } = await listPayments(shop.pool, { workspace: bot.workspace });
    expect(payments).toMatchObject([{ status: 'unmatched', charge: 'its own charge' }]);
  });

  it('has our invoices paid through it', async () => {
    const bot = await tap();
    const payment = await askFor(shop.needs, { workspace: bot.workspace, connection: bot.id });
    const { url } = await createInvoice(shop.needs, payment);
    const paying = shop.telegram.pay(await shop.telegram.makePerson(), url);
    await passOn(bot);
    expect(await paying).toMatchObject({ status: 'paid' });
    await passOn(bot);
    expect(await getPayment(shop.pool, bot.workspace, payment.id)).toMatchObject({ status: 'fulfilled' });
  });
});

/** The bot's own program: it polls, and passes on what it gets. */
async function passOn(bot: Bot): Promise<void> {
  const updates = (await callBotApi(shop.needs, bot, 'getUpdates', { timeout: 5 })) as { update_id: number }[];
  for (const update of updates) await receiveUpdate(shop.needs, bot, update);
  const last = updates.at(-1);
  if (last) await callBotApi(shop.needs, bot, 'getUpdates', { offset: last.update_id + 1, timeout: 0, limit: 1 });
}
