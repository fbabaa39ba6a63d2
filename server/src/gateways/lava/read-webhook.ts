import { sameSecret } from '#kernel';
import { isJsonObject, readJsonTree, type JsonObject, type JsonTree } from '#gateways/wire';
import type { Delivery, Mention, OpenConnection, WebhookAnswer, WebhookReading } from '#payments/gateway';
import { lavaSign, webhookText } from './sign.ts';

const answer = (status: number, body: string): WebhookAnswer => ({ status, contentType: 'text/plain', body });
const forged = (why: string): WebhookReading => ({ verdict: 'forged', why, answer: answer(401, 'forged') });

/**
 * A webhook of Lava. The header `Authorization` is bare hex, made with the additional key over the members in order, as
 * PHP writes them: the shop's key for invoices, the profile's for payouts (the shop's for payouts of older accounts).
 */
export function readLavaWebhook(connection: OpenConnection, delivery: Delivery): WebhookReading {
  const sign = delivery.headers.authorization ?? '';
  if (!/^[0-9a-f]{64}$/i.test(sign)) return forged('It carries no signature.');
  const text = signedText(delivery.body);
  if (!text) return forged('What it carries is no object that could be signed.');
  const keys = ['additional_key', ...(text.notice.has('payoff_id') ? ['profile_additional_key'] : [])]
    .map((name) => connection.secrets[name] ?? '')
    .filter((key) => key !== '');
  const proofs = keys.map((key) => sameSecret(lavaSign(text.canonical, key), sign.toLowerCase()));
  return proofs.includes(true) ? readProved(text.notice) : forged('The signature is not made with our key.');
}

function signedText(body: Buffer): { readonly notice: JsonObject; readonly canonical: string } | undefined {
  try {
    const notice = readJsonTree(body.toString('utf8'));
    return isJsonObject(notice) ? { notice, canonical: webhookText(notice) } : undefined;
  } catch {
    return undefined;
  }
}

function readProved(notice: JsonObject): WebhookReading {
  const text = (name: string) => textOf(notice.get(name));
  const [invoice, payoff, order] = [text('invoice_id'), text('payoff_id'), text('order_id')];
  if (!notice.has('invoice_id') && !notice.has('payoff_id')) return { verdict: 'ignored', answer: answer(200, 'OK') };
  if (order === undefined || (invoice ?? payoff) === undefined)
    return { verdict: 'malformed', why: 'It names no order of ours.', answer: answer(400, 'malformed') };
  const mention: Mention =
    invoice === undefined
      ? { about: 'payout', payout: order, ...(payoff && { externalId: payoff }) }
      : { about: 'payment', payment: order, externalId: invoice, ...toldBy(text) };
  return { verdict: 'genuine', mentions: [mention], answer: answer(200, 'OK') };
}

/** A text, or a number by its digits: which of the two Lava writes has changed before. */
const textOf = (value: JsonTree | undefined): string | undefined => {
  const text = typeof value === 'object' && value !== null && 'lexeme' in value ? value.lexeme : value;
  return typeof text === 'string' && text !== '' ? text : undefined;
};

/** What the status will not say again, and the amount, by which the look-up knows whether to believe it. */
function toldBy(text: (name: string) => string | undefined): { told?: Record<string, string> } {
  const named = [
    ['amount', text('amount')],
    ['credited', text('credited')],
    ['pay_time', text('pay_time')],
    ['payer', text('payer_details')],
  ] as const;
  const told = named.filter((pair): pair is readonly [(typeof pair)[0], string] => pair[1] !== undefined);
  return told.length > 0 ? { told: Object.fromEntries(told) } : {};
}
