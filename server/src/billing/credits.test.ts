import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatUnits, parseUnits, stars } from '#kernel';
import { audit } from '#ledger';
import {
  billingPurpose,
  check,
  commitReservation,
  consume,
  getCustomer,
  getProduct,
  grantAccess,
  grantBatch,
  grantCredits,
  listGrants,
  listVersions,
  previewRefund,
  reserve,
  revokeAccess,
  setCreditType,
  setFeature,
  setProduct,
  startPurchase,
  type GrantInput,
  type ProductInput,
} from '#billing';
import { listAudit } from '#identity';
import { getPayment, listPayments } from '#payments';
import { openShop, seedOf, type Shop } from '#test';

let shop: Shop;
let workspace: number;
beforeAll(async () => {
  shop = await openShop();
  workspace = await shop.newWorkspace();
});
afterAll(async () => {
  expect((await audit(shop.needs.pool)).ok).toBe(true);
  await shop.close();
});

const gift = (more: Partial<GrantInput>): GrantInput => ({
  key: `gift ${Math.random()}`,
  customer: 'ann',
  amount: '1',
  reason: 'test',
  ...more,
});
const pack = (more: Partial<ProductInput>): ProductInput => ({
  code: 'once',
  kind: 'credit_pack',
  title: 'Once',
  description: 'Credits.',
  price: stars(1),
  grants: [{ creditType: 'credits', amount: '10' }],
  entitlements: [],
  refundPolicy: 'void_remaining',
  ...more,
});
const available = async (customer: string, creditType = 'credits') =>
  (await getCustomer(shop.needs, workspace, customer)).credits.find((one) => one.creditType === creditType)
    ?.available ?? 0n;

describe('a credit type with decimals', () => {
  const fine = { customer: 'fin', feature: 'speech' };
  beforeAll(async () => {
    await setCreditType(shop.needs, workspace, { code: 'minutes', title: 'Minutes', scale: 1 });
    await setFeature(shop.needs, workspace, {
      code: 'speech',
      kind: 'metered',
      creditType: 'minutes',
      creditCost: '0.1',
    });
  });

  it('adds up: a thousand times 0.1 are 100, given and spent', async () => {
    const many = Array.from({ length: 1000 }, (_, n) =>
      gift({ key: `tenth ${n}`, customer: 'fin', creditType: 'minutes', amount: '0.1' }),
    );
    const given = await grantBatch(shop.needs, workspace, many);
    expect(given.every((one) => 'grant' in one)).toBe(true);
    expect(await available('fin', 'minutes')).toBe(1000n);
    expect(await check(shop.needs, workspace, fine)).toMatchObject({ remaining: 1000n, scale: 1 });
    expect(await grantBatch(shop.needs, workspace, many)).toEqual(given);
    const used = await consume(shop.needs, workspace, { ...fine, key: 'all', quantity: 999n });
    expect(used).toMatchObject({ allowed: true, remaining: 1n, scale: 1 });
    expect(await consume(shop.needs, workspace, { ...fine, key: 'all', quantity: 999n })).toEqual(used);
    const no = await consume(shop.needs, workspace, { ...fine, key: 'more', quantity: 2n });
    expect(no).toEqual({ allowed: false, reason: 'insufficient_credits', remaining: 1n, scale: 1 });
  });

  it('has it on reservations too', async () => {
    await grantCredits(shop.needs, workspace, gift({ customer: 'rex', creditType: 'minutes', amount: '2.5' }));
    const use = { customer: 'rex', feature: 'speech', key: 'r', quantity: 10n };
    const { reservation = '', scale } = await reserve(shop.needs, workspace, use);
    expect(scale).toBe(1);
    const state = await commitReservation(shop.needs, workspace, reservation, { key: 'c', quantity: 7n });
    expect(state).toMatchObject({ committed: 7n, returned: 3n, remaining: 18n, scale: 1 });
  });

  it('refuses more decimals than it keeps, and another scale once it is counted in', async () => {
    const finer = gift({ creditType: 'minutes', amount: '0.05' });
    await expect(grantCredits(shop.needs, workspace, finer)).rejects.toMatchObject({ code: 'invalid_amount' });
    const other = (code: string, scale: number) => setCreditType(shop.needs, workspace, { code, title: code, scale });
    await expect(other('minutes', 2)).rejects.toMatchObject({ code: 'scale_fixed' });
    await expect(other('credits', 2)).rejects.toMatchObject({ code: 'scale_fixed' });
    expect(await other('minutes', 1)).toMatchObject({ title: 'minutes', scale: 1 });
    expect(await other('unused', 3)).toMatchObject({ scale: 3 });
    expect(await other('unused', 4)).toMatchObject({ scale: 4 });
  });

  it('reads and writes every amount exactly', () => {
    const seed = seedOf('credit scale');
    const amounts = fc.tuple(fc.bigInt({ min: 0n, max: 9_200_000_000_000_000_000n }), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(amounts, ([units, scale]) => parseUnits(formatUnits(units, scale), scale) === units),
      { seed, numRuns: Number(process.env['SOAK_RUNS'] ?? 200) },
    );
  });
});

describe('a grant with a once key', () => {
  it('is given once per customer, whatever the key, and says which it was', async () => {
    const trial = { customer: 'una', onceKey: 'trial', category: 'trial' as const, amount: '5' };
    const attempts = Array.from({ length: 10 }, (_, n) => gift({ ...trial, key: `trial ${n}` }));
    const results = await grantBatch(shop.needs, workspace, attempts);
    const first = results.flatMap((one) => ('grant' in one ? [one.grant] : []));
    expect(first.length).toBe(1);
    const refused = results.filter((one) => 'code' in one);
    expect(refused.map((one) => [one.code, one.details['grant']])).toEqual(
      Array.from({ length: 9 }, () => ['already_granted', first[0]]),
    );
    expect(await available('una')).toBe(5n);
    await grantCredits(shop.needs, workspace, gift({ ...trial, customer: 'other' }));
  });
});

describe('a product', () => {
  it('sold once per customer is refused at the invoice and before paying, and a second charge goes back', async () => {
    const { needs } = shop;
    await setProduct(needs, workspace, pack({ oncePerCustomer: true }));
    const { payment } = await startPurchase(needs, workspace, { customer: '77', product: 'once' });
    const early = await getPayment(needs.pool, workspace, payment);
    const bought = await shop.buy(workspace, '77', 'once');
    expect(bought.status).toBe('fulfilled');
    const again = startPurchase(needs, workspace, { customer: '77', product: 'once' });
    await expect(again).rejects.toMatchObject({ code: 'already_bought' });
    expect(await billingPurpose.approve?.(needs, early)).toMatchObject({ ok: false, reason: 'already_bought' });
    await shop.pay(workspace, early);
    const { payments } = await listPayments(needs.pool, { workspace, customer: '77' });
    expect(payments.map((one) => one.status)).toEqual(['fulfilled', 'settled']); // on its way back
    expect(payments[1]?.problem).toMatch(/once per customer/);
    expect(await available('77')).toBe(10n);
  });

  it('withdrawn, or not for sale yet, is refused; what was sold stays', async () => {
    const { needs } = shop;
    await setProduct(needs, workspace, pack({ code: 'gone' }));
    const open = await startPurchase(needs, workspace, { customer: '78', product: 'gone' });
    await shop.buy(workspace, '78', 'gone');
    await setProduct(needs, workspace, pack({ code: 'gone', active: false }));
    const ask = (product: string) => startPurchase(needs, workspace, { customer: '78', product });
    await expect(ask('gone')).rejects.toMatchObject({ code: 'not_for_sale' });
    const early = await getPayment(needs.pool, workspace, open.payment);
    expect(await billingPurpose.approve?.(needs, early)).toMatchObject({ ok: false, reason: 'not_for_sale' });
    expect(await available('78')).toBe(10n);
    const from = new Date(needs.clock.now().getTime() + 60_000);
    const until = new Date(from.getTime() + 60_000);
    await setProduct(needs, workspace, pack({ code: 'soon', availableFrom: from, availableUntil: until }));
    await expect(ask('soon')).rejects.toMatchObject({ code: 'not_for_sale' });
    needs.clock.set(from);
    expect(await ask('soon')).toMatchObject({ link: expect.any(String) });
    needs.clock.set(until);
    await expect(ask('soon')).rejects.toMatchObject({ code: 'not_for_sale' });
  });

  it('that loses a benefit takes nothing from those who bought it before (polar #11427)', async () => {
    const { needs } = shop;
    const both = [
      { creditType: 'credits', amount: '10' },
      { creditType: 'extra', amount: '7' },
    ];
    const sold = pack({ code: 'both', grants: both, entitlements: [{ feature: 'vip' }] });
    await setProduct(needs, workspace, sold);
    const { id } = await shop.buy(workspace, '79', 'both');
    await setProduct(needs, workspace, { ...sold, grants: both.slice(0, 1), entitlements: [] });
    expect(await available('79', 'extra')).toBe(7n);
    expect(await check(needs, workspace, { customer: '79', feature: 'vip' })).toMatchObject({ allowed: true });
    expect((await previewRefund(needs, workspace, id)).creditTypes.map((one) => one.creditType)).toEqual([
      'credits',
      'extra',
    ]);
    expect((await listVersions(needs, workspace, 'both')).map((one) => one.grants.length)).toEqual([1, 2]);
    expect((await getProduct(needs, workspace, 'both', 1)).entitlements).toEqual([{ feature: 'vip' }]);
  });
});

describe('access given by hand', () => {
  it('survives the refund of a payment, is told to the audit log, and ends when it is revoked', async () => {
    const { needs } = shop;
    const vip = { customer: '80', feature: 'vip' };
    const reason = 'Won the contest.';
    const asked = { ...vip, key: 'access', reason, actor: 'key:key_1' };
    const given = await grantAccess(needs, workspace, asked);
    expect(await grantAccess(needs, workspace, asked)).toEqual(given);
    const conflict = grantAccess(needs, workspace, { ...asked, reason: 'Another.' });
    await expect(conflict).rejects.toMatchObject({ code: 'idempotency_conflict' });
    const { id } = await shop.buy(workspace, '80', 'pass');
    await shop.giveBack(workspace, id);
    expect(await check(needs, workspace, vip)).toMatchObject({ allowed: true });
    expect((await getCustomer(needs, workspace, '80')).entitlements).toMatchObject([{ id: given.id, reason }]);
    const end = { customer: '80', entitlement: given.id, reason: 'Shared it.', actor: 'key:key_2' };
    await expect(revokeAccess(needs, workspace, { ...end, customer: '81' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await revokeAccess(needs, workspace, end);
    expect(await check(needs, workspace, vip)).toMatchObject({ allowed: false, reason: 'no_entitlement' });
    await expect(revokeAccess(needs, workspace, end)).rejects.toMatchObject({ code: 'not_found' });
    const log = await listAudit(needs.pool, workspace, { limit: 2 });
    expect(log.map(({ action, actor, target }) => [action, actor, target])).toEqual([
      ['entitlement.revoke', 'key:key_2', given.id],
      ['entitlement.grant', 'key:key_1', given.id],
    ]);
    expect((await listGrants(needs, workspace, '80')).grants).toEqual([]);
  });
});
