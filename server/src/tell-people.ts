import { amountToWire, type Amount } from '#kernel';
import type { Tx } from '#database';
import type { Payment, Purpose } from '#payments';
import type { Payout } from '#payouts';
import { tellKnown, type Notice } from '#people';

/** A deposit's terms, by which people of the exchange are told when it has arrived: in the transaction in which it does. */
export const tellingDeposits = (terms: Purpose): Purpose => ({
  ...terms,
  async fulfil(tx, payment, clock) {
    const transfer = await terms.fulfil(tx, payment, clock);
    await tellKnown(tx, payment.workspace, arrivalOf(payment));
    return transfer;
  },
});

const arrivalOf = ({ id, customer, paid }: Payment): Notice[] =>
  customer === null || !paid
    ? []
    : [{ user: customer, kind: 'deposit_arrived', key: `deposit:${id}`, values: amountToWire(paid) }];

/** Tells people of the exchange what became of their payout: it was paid, or the money is theirs again. */
export const tellOfPayout = (tx: Tx, payout: Payout): Promise<void> =>
  tellKnown(tx, payout.workspace, [payout.status === 'confirmed' ? sentNotice(payout) : returnedNotice(payout)]);

const sentNotice = ({ id, user, asset, net }: Payout): Notice => ({
  user,
  kind: 'payout_sent',
  key: `payout.sent:${id}`,
  values: { payout: id, ...amountToWire({ asset, units: net }) },
});

/** What a person wrote for a reason is passed on; what a gateway said is for the desk. */
function returnedNotice(payout: Payout): Notice {
  const { id, user, outcome, problem } = payout;
  const isInWords = (outcome === 'rejected' || outcome === 'canceled') && problem !== null;
  const values = { payout: id, ...amountToWire(cameBack(payout)), ...(isInWords && { reason: problem }) };
  return { user, kind: 'payout_returned', key: `payout.returned:${id}`, values };
}

/** What had left and bounced comes back without our fee; what never left, with it. */
const cameBack = ({ asset, outcome, net, units }: Payout): Amount => ({
  asset,
  units: outcome === 'bounced' ? net : units,
});
