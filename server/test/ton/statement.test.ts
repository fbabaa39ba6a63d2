import { sign } from '@ton/crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { transaction } from '#database';
import { chainFor, localSigner, payoutSweeps, showAddress, tonPayOut, type PayoutNeeds } from '#gateways/ton';
import { newId } from '#kernel';
import type { PayoutNews, StatementRow } from '#payments/gateway';
import { openDepositRig, strangerNamed, type DepositRig, type Till } from './index.ts';

let rig: DepositRig;
beforeAll(async () => {
  rig = await openDepositRig();
});
afterAll(() => rig.close());

const news: PayoutNews[] = [];

/** Pays out of a till's hot wallet, as the platform does. */
function payerOf(till: Till): PayoutNeeds {
  const { publicKey, secretKey } = rig.ton.hotKey(till.account.name);
  const key = { publicKey: publicKey.toString('hex'), sign: (hash: Buffer) => sign(hash, secretKey) };
  const { pool, clock, log } = rig.needs;
  return {
    pool,
    clock,
    log,
    open: (connection) => rig.needs.open(connection),
    chainOf: (connection) => chainFor(rig.needs, connection),
    signer: localSigner([{ key }]),
    moneyOut: { tell: async (told) => void news.push(told) },
    alarm: async () => undefined,
  };
}

async function payOut(till: Till, amounts: readonly bigint[]): Promise<void> {
  const needs = payerOf(till);
  const orders = amounts.map((units, n) => ({
    payout: newId('po'),
    amount: { asset: 'TON', units },
    destination: { address: showAddress(strangerNamed(`${till.account.name}-${n}`), 'mainnet') },
  }));
  const rail = tonPayOut(needs);
  await transaction(rig.pool, async (tx) => rail.submit?.(tx, till.connection, orders, rig.clock.now()));
  for (let round = 0; round < 12; round += 1) {
    for (const sweep of payoutSweeps(needs)) await sweep.run();
    rig.pass(10);
  }
}

async function rowsOf(till: Till): Promise<readonly StatementRow[]> {
  const rows: StatementRow[] = [];
  const until = new Date(rig.clock.now().getTime() + 1000);
  for await (const page of rig.gateway.statement?.read(till.connection, new Date(0), until) ?? []) rows.push(...page);
  return rows;
}

it('with deposits, payouts, gas and what was done by hand adds up to what the wallets hold', async () => {
  const till = await rig.openTill();
  await till.invoice({ asset: 'TON', units: 1n });
  await rig.ton.control.fund?.(till.account.name, 'TON', '50');
  await till.pay('3', 'x');
  await rig.ton.people.withdraw(till.account, 500_000_000n);
  await payOut(till, [1_000_000_000n, 2_000_000_000n, 3_000_000_000n]);
  await till.agree();
  const paid = (await rowsOf(till)).filter(({ kind }) => kind === 'payout');
  expect(paid.map(({ amount }) => amount.units)).toEqual([1_000_000_000n, 2_000_000_000n, 3_000_000_000n]);
  const confirmed = news.flatMap(({ payout, state }) => (state.state === 'confirmed' ? [{ payout, state }] : []));
  for (const { payout, state } of confirmed) {
    const row = paid.find(({ ours }) => ours === payout);
    expect(row).toMatchObject({ externalId: state.externalId, fee: state.fee });
  }
  expect(confirmed).toHaveLength(3);
});
