import { Address } from '@ton/core';
import type { Pool } from '#database';
import type { Gateway, PayoutOrder, PayoutRail, PayoutState } from '#payments/gateway';
import { rawOf } from './address.ts';
import { tonCode } from './code.ts';
import { findOutgoing, insertOutgoing, type Outgoing, type Standing } from './outgoing-rows.ts';
import { destinationFields, readDestination, readSupplierDestination, supplierFields } from './payout-destination.ts';

/** TON out of a Highload V3 wallet, in bulk: orders are taken over here, and told of by the sweep. */
export const tonPayOut = ({ pool }: { readonly pool: Pool }): PayoutRail => ({
  assets: ['TON'],
  destination: destinationFields,
  readDestination,
  isRepeatSafe: true,
  submit: (tx, connection, orders, now) => insertOutgoing(tx, connection, orders.map(outgoingOf), now),
  find: async (connection, { payout }) => stateOf(await findOutgoing(pool, connection, payout)),
});

/** The rail by which the store pays suppliers, from the same wallets: its own code, so that it has rules and a switch of its own. */
export const supplierRailCode = 'ton_supplier';

export const tonSupplierRail = (needs: { readonly pool: Pool }): Gateway => ({
  code: supplierRailCode,
  name: 'TON to suppliers of the store',
  payOut: {
    ...tonPayOut(needs),
    paysFrom: tonCode,
    paysSuppliers: true,
    destination: supplierFields,
    readDestination: readSupplierDestination,
  },
});

function outgoingOf({ payout, amount, destination, validUntil }: PayoutOrder): Outgoing {
  if (amount.asset !== 'TON') throw new Error(`Payout ${payout} is in ${amount.asset}, and this wallet holds TON.`);
  const address = rawOf(Address.parseFriendly(destination['address'] ?? '').address);
  const payload = destination['payload'];
  return {
    payout,
    units: amount.units,
    address,
    memo: destination['memo'] ?? null,
    payload: payload === undefined ? null : Buffer.from(payload, 'base64'),
    validUntil: validUntil ?? null,
  };
}

function stateOf(standing: Standing | undefined): PayoutState {
  if (!standing) return { state: 'absent' };
  const { payout, status, batch, message_hash: message, fee_units: fee, occurred_at: at, words } = standing;
  const raw = { status, batch: batch === null ? null : String(batch), message };
  if (status === 'failed') return { state: 'failed', words: words ?? 'The wallet left it out.', raw };
  if (status !== 'paid' || message === null || at === null) return { state: 'sent', externalId: payout, raw };
  return { state: 'confirmed', externalId: message, occurredAt: at, raw, fee: { asset: 'TON', units: fee ?? 0n } };
}
