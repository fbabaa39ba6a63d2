import { openTon } from '@asterism/sandbox/systems/ton';
import type { OpenSystem } from '@asterism/sandbox';
import { listConnections } from '#connections';
import type { Pool } from '#database';
import { tonGateway, tonWatcher } from '#gateways/ton';
import type { Rig } from '#test/gateways';

const price = '1.5';

/** The emulated chain with payers who know the price: a chain itself knows no invoices. */
const openTonWithPayers: OpenSystem = (surroundings) => {
  const ton = openTon(surroundings);
  const { control } = ton;
  const pay: typeof control.pay = (account, invoice, how) => control.pay(account, invoice, { amount: price, ...how });
  return { ...ton, control: { ...control, pay } };
};

/** The wallet of the case that is played; those of the cases before have nothing to tell. */
const newest = async (pool: Pool) => (await listConnections(pool, { gateway: 'ton' })).slice(-1);

const noDelivery = 'A chain delivers nothing: it is read, and what is read is what is credited.';
const noCall = 'An invoice is our address and a comment: making it calls nobody, so no call can be lost.';
const inBulk = 'Payouts leave in signed batches (`submit`); what is proved of them stands in paying-out.test.ts.';

export const tonRig: Rig = {
  code: 'ton',
  gateway: (needs, { pool }) => tonGateway({ ...needs, pool }),
  sweeps: (needs, { pool }, moneyIn) => [tonWatcher({ ...needs, pool, connections: () => newest(pool) }, moneyIn)],
  system: openTonWithPayers,
  price: { asset: 'TON', units: 1_500_000_000n },
  cannot: {
    duplicate: noDelivery,
    forged: noDelivery,
    truncated: noDelivery,
    unsigned: noDelivery,
    wrong_amount: noDelivery,
    wrong_currency: noDelivery,
    wrong_shop: noDelivery,
    wrong_order: noDelivery,
    unknown_status: 'A final transaction has no status: the money is there.',
    limited: noCall,
    failing: noCall,
    create_lost_before: noCall,
    create_lost_after: noCall,
    refunded: 'Nobody takes back what is on a chain; a deposit is given back as a payout.',
    payout: inBulk,
    payout_repeat: inBulk,
    payout_lost_before: inBulk,
    payout_lost_after: inBulk,
    payout_refused: inBulk,
    payout_unknown: inBulk,
  },
  resign: () => undefined,
  payout: {
    amount: { asset: 'TON', units: 1_000_000_000n },
    destination: { address: 'UQCqM1r-msn1FNAwv21Yh3trPxOcupiBOBei2FJps7a6J1DX' },
    bad: [
      { address: 'UQCqM1r-msn1FNAwv21Yh3trPxOcupiBOBei2FJps7a6J1DY' },
      { address: '0:aa335afe9ac9f514d030bf6d58877b6b3f139cba98813817a2d85269b3b6ba27' },
      { address: 'not an address' },
    ],
  },
};
