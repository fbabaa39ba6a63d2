import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal, stoppedClock, type Amount } from '#kernel';
import { audit, balanceOf, places } from '#ledger';
import type { Payment } from '#payments';
import { freshDatabase, random, seedOf, shuffled, type Random, type TestDatabase } from '#test';
import { openPeopleBank, type PeopleBank } from '#test/money';

const seed = seedOf('funds');
const steps = Number(process.env['SOAK_RUNS'] ?? 200);
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const people = ['anna', 'boris', 'main'];
const assets = ['XTR', 'TON', 'RUB'];
const nano = 1_000_000_000n;
const usual: Readonly<Record<string, bigint>> = { XTR: 100n * nano, TON: nano / 2n, RUB: 100n };

/** What the outside and the house have to come to, by asset, reckoned beside the books. */
type Model = Map<string, { inside: bigint }>;

async function step(bank: PeopleBank, next: Random, paid: Payment[], model: Model): Promise<void> {
  const pick = <T>(things: readonly T[]): T => things[next(things.length)] as T;
  const asset = pick(assets);
  const user = pick(people);
  const amount: Amount = { asset, units: (usual[asset] ?? 1n) * BigInt(1 + next(20)) + BigInt(next(7)) };
  const inside = (units: bigint) => model.set(asset, { inside: (model.get(asset)?.inside ?? 0n) + units });
  switch (next(4)) {
    case 0: {
      paid.push(await bank.bring(user, amount));
      return void inside(amount.units);
    }
    case 1: {
      const [payment] = paid.splice(next(Math.max(paid.length, 1)), 1);
      if (!payment) return;
      bank.shop.refund(payment.connection, payment);
      await Promise.all([bank.look(payment), bank.look(payment)]);
      const { asset: back, units } = payment.amount;
      return void model.set(back, { inside: (model.get(back)?.inside ?? 0n) - units });
    }
    default: {
      const to = pick(assets);
      const some = { ...amount, units: amount.units / BigInt(1 + next(30)) + 1n };
      const both = [1, 2].map(() => bank.convert({ user, from: some, to }));
      for (const tried of await Promise.allSettled(both))
        if (tried.status === 'rejected' && !(tried.reason instanceof Refusal)) throw tried.reason;
    }
  }
}

describe('whatever people do', () => {
  it('the books agree with the gateway, nobody has less than nothing, and no conversion makes money', async () => {
    const bank = await openPeopleBank({ pool: database.pool, clock });
    const next = random(seed);
    await bank.rate('XTR', 'TON', '0.0051');
    await bank.rate('USD', 'RUB', '91.37');
    await bank.rate('TON', 'USD', '3.1');
    await bank.rate('USD', 'XTR', '63.3');
    const paid: Payment[] = [];
    const model: Model = new Map();
    for (let n = 0; n < steps; n += 1) await step(bank, next, paid, model);
    expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
    for (const asset of assets) {
      const { workspace } = bank;
      const world = await balanceOf(database.pool, workspace, places.world('shop', `con_shop_${workspace}`), asset);
      expect([asset, -world]).toEqual([asset, model.get(asset)?.inside ?? 0n]);
      expect(-world).toBe(bank.shop.books(`con_shop_${workspace}`).balances.get(asset) ?? 0n);
      for (const user of people) {
        const { has, owes } = await bank.has(user, asset);
        expect([user, asset, has >= 0n, owes >= 0n]).toEqual([user, asset, true, true]);
      }
    }
    await bank.close();
  });

  it('a deposit, its charge-back and a conversion come to the same books in whatever order they are told', async () => {
    const next = random(seed + 1);
    for (let round = 0; round < Math.max(6, steps / 30); round += 1) {
      const bank = await openPeopleBank({ pool: database.pool, clock });
      await bank.rate('XTR', 'TON', '0.005');
      const [kept, back] = [
        await bank.deposit('anna', { asset: 'XTR', units: 200n * nano }),
        await bank.deposit('anna', { asset: 'XTR', units: 300n * nano }),
      ];
      for (const payment of [kept, back]) bank.shop.pay(payment.connection, payment);
      const refund = async () => {
        const invoice = bank.shop.books(back.connection).invoices.get(back.id);
        if (invoice?.state === 'paid') bank.shop.refund(back.connection, back);
        await bank.look(back);
      };
      const spend = () =>
        bank
          .convert({ user: 'anna', from: { asset: 'XTR', units: 150n * nano }, to: 'TON', key: `spend ${round}` })
          .then(
            () => undefined,
            (error: unknown) => {
              expect(error).toMatchObject({ code: 'insufficient_funds' });
            },
          );
      const told = [() => bank.look(kept), () => bank.look(kept), () => bank.look(back), refund, refund, spend];
      for (const tell of shuffled(next, told)) await tell();
      for (const tell of [() => bank.look(kept), refund, spend]) await tell();
      const { has, owes } = await bank.has('anna', 'XTR');
      expect([has, owes]).toEqual([50n * nano, 0n]);
      expect((await bank.has('anna', 'TON')).has).toBe(750_000_000n);
      await bank.close();
    }
    expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
  });
});
