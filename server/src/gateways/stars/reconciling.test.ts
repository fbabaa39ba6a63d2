import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '#ledger';
import { reconcile } from '#payments';
import { openStarShop, type StarShop } from '#test/money';

let shop: StarShop;
beforeAll(async () => {
  shop = await openStarShop();
});
afterAll(async () => {
  expect(await audit(shop.pool)).toMatchObject({ ok: true, breaks: [] });
  await shop.close();
});

const run = (how: { full?: boolean; backfill?: boolean } = {}) =>
  reconcile(shop.needs, { workspace: shop.bot.workspace, connection: shop.bot.id, ...how });

describe('a reconciliation', () => {
  it('finds nothing where every update arrived', async () => {
    const { charge } = await shop.paid();
    const paid = await shop.paid();
    await shop.telegram.refund(paid.charge);
    await shop.jobs.settle();
    const done = await run();
    console.log(done);
    expect(charge).toBeTruthy();
    expect(done).toMatchObject({
      status: 'finished',
      report: { payments: { agreed: 2 }, refunds: { agreed: 1 }, findings: 0 },
    });
  });
  it('heals', async () => {
    await shop.telegram.fault({ kind: 'drop', update: 'successful_payment', times: 3 });
    const invoices = [await shop.invoice(), await shop.invoice(), await shop.invoice()];
    for (const invoice of invoices) await invoice.pay();
    await shop.telegram.heal();
    const done = await run();
    console.log(done);
    for (const invoice of invoices) expect(await invoice.now()).toMatchObject({ status: 'fulfilled' });
    console.log(await run());
  });
});
