import { amountToWire } from '#kernel';
import type { Payment } from '#payments';
import { signedHeaders } from '#webhooks';
import type { Asking } from './needs.ts';
import { payloadOf, type PayloadRule } from './payload-rule.ts';
import { isNameOf } from './use.ts';

/** What an operator's program says of a payment. */
export type PayloadAnswer = { readonly product: string; readonly customer?: string } | { readonly ignore: true };

/** The program's answer, or what was wrong with it, as the rest of a sentence. */
export type Said = { readonly answer: PayloadAnswer } | { readonly failure: string };

const longestWait = 10_000;

/**
 * Puts the question, signed as Standard Webhooks are (https://www.standardwebhooks.com). Its id is the payment's, so
 * a program that is asked twice can tell: the answer has to be the same. An answer of more than 4 kB is none. Never
 * throws.
 */
export async function putQuestion(
  { door, clock }: Pick<Asking, 'door' | 'clock'>,
  rule: PayloadRule,
  secret: string,
  payment: Payment,
): Promise<Said> {
  const body = bodyOf(rule, payment);
  const headers = { 'content-type': 'application/json', ...signedHeaders([secret], payment.id, clock.now(), body) };
  try {
    const signal = AbortSignal.timeout(longestWait);
    const { status, body: told } = await door.post({ url: rule.callbackUrl ?? '', headers, body, signal });
    if (status < 200 || status > 299) return { failure: `answered ${status}.` };
    return readAnswer(told?.toString('utf8') ?? '');
  } catch (error) {
    return { failure: `did not answer (${error instanceof Error ? error.message : String(error)}).` };
  }
}

function bodyOf(rule: PayloadRule, payment: Payment): string {
  const { id, connection, charge, payer, amount, paid, settledAt, details } = payment;
  const data = {
    payment: id,
    rule: rule.code,
    bot: connection,
    charge,
    payer,
    payload: payloadOf(details),
    subscription: details['recurring'] !== undefined,
    paid: amountToWire(paid ?? amount),
  };
  return JSON.stringify({ type: 'payment.question', timestamp: settledAt?.toISOString(), data });
}

const unusable = { failure: 'gave an answer that is none: {"product": "…", "customer": "…"} or {"ignore": true}.' };

/** Strict: an answer that is half right is no answer, and is asked for again. */
export function readAnswer(text: string): Said {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return unusable;
  }
  if (typeof told !== 'object' || told === null) return unusable;
  const { product, customer, ignore } = told as Record<string, unknown>;
  if (ignore === true && product === undefined) return { answer: { ignore } };
  if (!isNameOf(product, 64) || (ignore !== undefined && ignore !== false)) return unusable;
  if (customer === undefined) return { answer: { product } };
  return isNameOf(customer, 128) ? { answer: { product, customer } } : unusable;
}
