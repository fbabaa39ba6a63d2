import { newId, Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { claimKey, hashInput } from '#ledger';
import { announceRefund } from './announce-payment.ts';
import type { Payment } from './payment.ts';
import { lockPayment } from './payment-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import type { Refund } from './refund.ts';
import { findRefundByKey, insertRefund, lockOpenRefund } from './refund-rows.ts';

export type RefundRequest = {
  readonly workspace: WorkspaceId;
  readonly payment: string;
  /** The same key and input is one refund, and hears of the same refund. */
  readonly key: string;
  /** What to do about what was bought; the product's own policy, when not given. */
  readonly policy?: string;
};

type Needs = Pick<PaymentsNeeds, 'pool' | 'clock' | 'gateways' | 'purposes'>;

/**
 * Stores the intent to give a payment back; a sweep asks the gateway. Refuses with `not_found`,
 * `payment_not_refundable`, `refund_in_progress`, `policy_unavailable` or `idempotency_conflict`.
 */
export const requestRefund = (needs: Needs, request: RefundRequest): Promise<Refund> =>
  transaction(needs.pool, async (tx) => {
    const payment = await lockPayment(tx, request.workspace, request.payment);
    if (!payment) throw new Refusal('not_found', 'There is no such payment in this workspace.');
    const known = await findKnown(tx, request);
    if (known) return known;
    await checkRefundable(tx, needs, payment, request);
    return store(tx, needs, payment, request);
  });

const inputOf = ({ payment, policy }: RefundRequest) => hashInput({ command: 'refund', payment, policy });

const conflict = () =>
  new Refusal('idempotency_conflict', 'This key was used for something else. Use a new key for a new refund.');

/** What this key stands for already. */
async function findKnown(tx: Tx, request: RefundRequest): Promise<Refund | undefined> {
  const known = await findRefundByKey(tx, request.workspace, request.key);
  if (known && known.inputHash !== inputOf(request)) throw conflict();
  return known?.refund;
}

async function checkRefundable(tx: Tx, needs: Needs, payment: Payment, { policy }: RefundRequest): Promise<void> {
  const { status, gateway, purpose } = payment;
  const isThere = (status === 'settled' || status === 'unmatched' || status === 'fulfilled') && !payment.returnedAt;
  if (!isThere)
    throw new Refusal('payment_not_refundable', `There is nothing to give back: this payment is ${status}.`, {
      status,
    });
  if (!needs.gateways[gateway]?.refund)
    throw new Refusal('payment_not_refundable', `Payments through "${gateway}" cannot be given back from here.`);
  if (await lockOpenRefund(tx, payment.workspace, payment.id))
    throw new Refusal('refund_in_progress', 'This payment is being refunded already.');
  const policies = needs.purposes[purpose ?? '']?.policies;
  if (policy !== undefined && policies && !policies.includes(policy))
    throw new Refusal('policy_unavailable', `This product can be refunded by: ${policies.join(', ')}.`, { policies });
}

async function store(tx: Tx, { clock }: Needs, payment: Payment, request: RefundRequest): Promise<Refund> {
  const now = clock.now();
  const refund: Refund = {
    workspace: payment.workspace,
    id: newId('rf'),
    payment: payment.id,
    status: 'requested',
    policy: request.policy ?? null,
    origin: 'request',
    problem: null,
    tries: 0,
    requestedAt: now,
    firstSentAt: null,
    doneAt: null,
  };
  // The row of the payment is locked, so only the key can be in the way: another payment's request came first with it.
  const keyed = { refund, key: request.key, inputHash: inputOf(request) };
  if (!(await insertRefund(tx, keyed, now))) throw conflict();
  const { workspace } = refund;
  if (!(await claimKey(tx, workspace, { key: request.key, hash: keyed.inputHash, at: now }))) throw conflict();
  await announceRefund(tx, payment, refund);
  return refund;
}
