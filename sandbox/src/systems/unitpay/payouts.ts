import { commission, kopecks, rubles } from './money.ts';
import { No } from './no.ts';
import type { Params } from './orders.ts';
import { moscowNow, nextNumber, type Payout, type Project, type UnitPay } from './state.ts';

/** The ids that the sandbox of UnitPay knows by heart: all others stay under way. */
const byHeart: Readonly<Record<string, 'success' | 'failed'>> = { F12358132134: 'success', F383117770: 'failed' };

export function massPayment(unitpay: UnitPay, project: Project, params: Params): object {
  const { transactionId = '', sum = '', purse = '', paymentType = '', memberId } = params;
  if (transactionId === '' || paymentType === '') throw new No('Required params are missing.', -32602);
  const first = project.payouts.find((each) => each.transactionId === transactionId);
  if (first) return shown(project, first);
  const amount = kopecks(sum);
  if (amount === undefined) throw new No('The sum is not valid.', -32602);
  if (amount < 100) throw new No('The sum is below 1 RUB.', 102);
  if (amount > 1_500_000) throw new No('The sum is over 15 000 RUB.', 106);
  if (!['card', 'sbp'].includes(paymentType)) throw new No('Unknown payment type.', -32602);
  if (paymentType === 'sbp' && !memberId) throw new No('memberId is required.', -32602);
  if (!/^\d{10,19}$/.test(purse)) throw new No('The purse is not valid.', paymentType === 'card' ? 1052 : 1053);
  const cost = amount + commission(amount);
  if (project.balance < cost) throw new No('The sum is over the balance.', 103);
  const made: Payout = {
    payoutId: String(77_000 + nextNumber(unitpay)),
    transactionId,
    purse,
    sum: amount,
    commission: commission(amount),
    createDate: moscowNow(unitpay),
    completeDate: null,
    status: 'not_completed',
  };
  project.payouts.unshift(made);
  project.balance -= cost;
  finish(unitpay, project, made);
  unitpay.world.changed();
  return shown(project, made);
}

/** A payout under way ends as the account's payouts end now. */
function finish(unitpay: UnitPay, project: Project, payout: Payout): void {
  if (payout.status !== 'not_completed') return;
  const told = byHeart[payout.transactionId];
  if (project.payoutsEnd === 'pending' && told === undefined) return;
  const isPaid = told === undefined ? project.payoutsEnd === 'confirmed' : told === 'success';
  payout.status = isPaid ? 'success' : 'failed';
  payout.completeDate = moscowNow(unitpay);
  if (!isPaid) project.balance += payout.sum + payout.commission;
}

export function massPaymentStatus(unitpay: UnitPay, project: Project, { transactionId }: Params): object {
  const payout = project.payouts.find((each) => each.transactionId === transactionId);
  if (!payout) throw new No('The payout is not found.', -32602);
  finish(unitpay, project, payout);
  unitpay.world.changed();
  return shown(project, payout);
}

function shown(
  project: Project,
  { payoutId, sum, commission: cost, createDate, completeDate, status }: Payout,
): object {
  if (status === 'failed') throw new No('The transfer has failed.', 201);
  return {
    message: status === 'success' ? 'The payout is made.' : 'The payout is under way.',
    status,
    payoutId,
    partnerBalance: rubles(project.balance),
    createDate,
    completeDate,
    sum: rubles(sum),
    payoutCommission: '0.00',
    partnerCommission: rubles(cost),
  };
}
