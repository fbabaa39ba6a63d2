import { randomBytes } from 'node:crypto';
import { Address } from '@ton/core';
import { commentCell } from '../ton/jetton.ts';
import { cashierOf } from './open-account.ts';
import { chainOf, type Account, type Currency, type House, type Order } from './state.ts';

/** What the network takes of what goes back; less than this is kept as dust. */
const networkFee = 10_000_000n;

export type Back = {
  readonly to: string;
  readonly units: bigint;
  readonly currency: Currency;
  readonly comment: string;
};

/** What was paid for an order goes back to whoever paid it. */
export function sendBack(house: House, account: Account, order: Order): void {
  const { payer, paidUnits, currency, id } = order;
  if (payer === null || paidUnits === null) return;
  order.reversalTx = giveBack(house, account, id, {
    to: payer,
    units: BigInt(paidUnits),
    currency,
    comment: `Refund ${id}`,
  });
}

/** Money goes back less the network's fee; answers what it is known by, or null for dust. */
export function giveBack(house: House, account: Account, order: string | null, back: Back): string | null {
  const units = back.currency === 'ton' ? back.units - networkFee : back.units;
  if (units <= 0n) return null;
  const tx = randomBytes(32).toString('hex');
  const at = house.clock.now().toISOString();
  account.lines.push({ at, kind: 'sent_back', currency: back.currency, order, units: String(units), tx });
  house.busy += 1;
  void send(house, account, { ...back, units }).finally(() => (house.busy -= 1));
  return tx;
}

async function send(house: House, { name }: Account, { to, units, currency, comment }: Back): Promise<void> {
  const { chain, dollar } = chainOf(house);
  const address = Address.parse(to);
  if (currency === 'usdt_ton') await dollar.pay(cashierOf(name), address, units, comment);
  else await chain.send(cashierOf(name), { to: address, value: units, body: commentCell(comment) });
  house.changed();
}
