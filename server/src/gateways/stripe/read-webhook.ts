import { z } from 'zod';
import type { Delivery, Mention, OpenConnection, WebhookAnswer, WebhookReading } from '#payments/gateway';
import { readExactJson } from '#gateways/wire';
import { objection } from './sign.ts';

const name = z.string().min(1).max(255);
const eventShape = z.looseObject({
  type: z.string(),
  livemode: z.boolean().optional(),
  data: z.looseObject({ object: z.unknown() }).optional(),
});
const sessionShape = z.looseObject({ id: name, client_reference_id: name.nullish() });
const chargeShape = z.looseObject({
  payment_intent: name.nullish(),
  metadata: z.looseObject({ payment: name.optional() }).nullish(),
});

const say = (status: number, body: string): WebhookAnswer => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body,
});
const taken = say(200, 'ok');

/** An event of Stripe. Its signature also holds the instant it was made at; old ones are refused, so that none is played again. */
export function readWebhook(opened: OpenConnection, { body, headers }: Delivery, now: Date): WebhookReading {
  const why = objection(opened.secrets['webhook_secret'] ?? '', headers['stripe-signature'], body, now);
  if (why !== undefined) return { verdict: 'forged', why, answer: say(401, 'The signature is not accepted.') };
  const event = parse(eventShape, body.toString('utf8'));
  if (!event) return malformed('The body is no event of Stripe.');
  if (event.livemode === opened.isTest) return malformed('The event is of another mode than the connection.');
  const mention = mentionOf(event.type, event.data?.object);
  return mention ? { verdict: 'genuine', mentions: [mention], answer: taken } : { verdict: 'ignored', answer: taken };
}

/** What an event is about: a page by its session, a charge by its intent; a dispute does not carry our id. */
function mentionOf(type: string, object: unknown): Mention | undefined {
  if (type.startsWith('checkout.session.')) {
    const { id, client_reference_id: payment } = sessionShape.safeParse(object).data ?? {};
    return id && payment ? { about: 'payment', payment, externalId: id } : undefined;
  }
  if (!type.startsWith('charge.')) return undefined;
  const { payment_intent: externalId, metadata } = chargeShape.safeParse(object).data ?? {};
  const payment = metadata?.payment;
  if (!externalId) return undefined;
  return payment ? { about: 'payment', payment, externalId } : { about: 'charge', externalId };
}

/** Answered as taken: sending it again would not mend it. */
const malformed = (why: string): WebhookReading => ({ verdict: 'malformed', why, answer: taken });

function parse<T>(shape: z.ZodType<T>, text: string): T | undefined {
  try {
    return shape.safeParse(readExactJson(text)).data;
  } catch {
    return undefined;
  }
}
