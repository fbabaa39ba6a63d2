import { setTimeout as sleep } from 'node:timers/promises';
import type { Amount } from '#kernel';
import { declined } from './declined.ts';
import type { Approval, ApprovalQuestion, DeclineReason } from './gateway.ts';
import type { Payment } from './payment.ts';
import { findPayment } from './payment-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';

type Needs = Pick<PaymentsNeeds, 'pool' | 'clock' | 'purposes' | 'log'>;

const same = (one: Amount, other: Amount): boolean => one.asset === other.asset && one.units === other.units;

/** Why this payment may not be made by this person now; undefined when nothing of ours is against it. */
function objection(payment: Payment, question: ApprovalQuestion, now: Date): DeclineReason | undefined {
  if (payment.gateway !== question.gateway || payment.connection !== question.connection) return 'unknown_payload';
  if (payment.status === 'expired') return 'expired';
  if (payment.status === 'requested' && payment.expiresAt && payment.expiresAt <= now) return 'expired';
  if (payment.onlyPayer !== null && payment.onlyPayer !== question.payer) return 'wrong_payer';
  return same(payment.amount, question.amount) ? undefined : 'wrong_amount';
}

const longestMilliseconds = 3000;

/**
 * Whether this person may pay this invoice now. A question: it reads, and books nothing. Answers within three
 * seconds whatever happens: what cannot be checked in that time, or at all, is not approved.
 */
export async function approvePayment(needs: Needs, question: ApprovalQuestion): Promise<Approval> {
  const late = new AbortController();
  const tooLate = sleep(longestMilliseconds, declined('unavailable', question.language), { signal: late.signal });
  try {
    return await Promise.race([decide(needs, question), tooLate]);
  } catch (error) {
    needs.log.error({ payment: question.payload, err: error }, 'A payment could not be checked and was not approved.');
    return declined('unavailable', question.language);
  } finally {
    tooLate.catch(() => {}); // ended before its time, on purpose
    late.abort();
  }
}

async function decide({ pool, clock, purposes }: Needs, question: ApprovalQuestion): Promise<Approval> {
  const { workspace, payload, language } = question;
  const payment = await findPayment(pool, workspace, payload);
  if (!payment) return declined('unknown_payload', language);
  const reason = objection(payment, question, clock.now());
  if (reason) return declined(reason, language);
  const purpose = purposes[payment.purpose ?? ''];
  if (!purpose) return declined('not_for_sale', language);
  const needs = { pool, clock };
  if (payment.status !== 'requested')
    return (await purpose.approveAgain?.(needs, payment, language)) ?? declined('already_paid', language);
  return (await purpose.approve?.(needs, payment, language)) ?? { ok: true };
}
