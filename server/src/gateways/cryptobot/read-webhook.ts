import { z } from 'zod';
import type { Delivery, OpenConnection, WebhookAnswer, WebhookReading } from '#payments/gateway';
import { readExactJson } from '#gateways/wire';
import { isSigned } from './sign.ts';

const updateShape = z.looseObject({
  update_type: z.string(),
  payload: z.unknown(),
});
const invoiceShape = z.looseObject({
  invoice_id: z.string().regex(/^\d{1,19}$/),
  payload: z.string().max(4096).optional(),
});

const say = (status: number, body: string): WebhookAnswer => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body,
});
const taken = say(200, 'ok');

/**
 * A webhook of Crypto Pay. It is signed over the body's bytes, so they are proved before anything is read. Its age is not
 * judged: whether a repeated delivery keeps its date is documented nowhere, and what is credited is looked up anyway.
 */
export function readWebhook(opened: OpenConnection, { body, headers }: Delivery): WebhookReading {
  if (!isSigned(opened.secrets['token'] ?? '', body, headers['crypto-pay-api-signature']))
    return { verdict: 'forged', why: 'The signature is not one of this token.', answer: say(401, 'unknown signature') };
  const update = parse(updateShape, body.toString('utf8'));
  if (!update) return malformed('The body is no update of Crypto Pay.');
  if (update.update_type !== 'invoice_paid') return { verdict: 'ignored', answer: taken };
  const invoice = invoiceShape.safeParse(update.payload).data;
  if (!invoice) return malformed('The update holds no invoice.');
  const { invoice_id: externalId, payload: payment } = invoice;
  if (!payment) return { verdict: 'ignored', answer: taken }; // an invoice that was not made here: the statement shows it
  return { verdict: 'genuine', mentions: [{ about: 'payment', payment, externalId }], answer: taken };
}

/** It is answered as taken: repeating would not mend it, and after enough failures Crypto Pay switches webhooks off. */
const malformed = (why: string): WebhookReading => ({ verdict: 'malformed', why, answer: taken });

function parse<T>(shape: z.ZodType<T>, text: string): T | undefined {
  try {
    return shape.safeParse(readExactJson(text)).data;
  } catch {
    return undefined;
  }
}
