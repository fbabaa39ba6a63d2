import { z } from 'zod';
import { formatUnits, Refusal, scaleOf, type Amount } from '#kernel';
import { GatewayUnavailable, type Connection, type Invoice, type InvoiceRequest } from '#payments/gateway';
import { callHeleket, heleketBody, readResult, type HeleketNeeds } from './call-heleket.ts';
import { callbackOf } from './form.ts';
import { heleketAssets, readCut } from './money.ts';

/** How long an invoice may be open, in seconds: Heleket's bounds, and ours when nobody says. */
const lifetime = { least: 300, most: 43_200, usual: 3600 };

const createdShape = z.looseObject({
  uuid: z.string().min(1).max(64),
  url: z.url(),
  order_id: z.string(),
  amount: z.string().max(60),
  currency: z.string().max(16),
});

/** Asks for an invoice under our payment's id. Heleket answers the same id with the invoice it has: asking again is safe. */
export async function createInvoice(
  needs: HeleketNeeds,
  connection: Connection,
  request: InvoiceRequest,
): Promise<Invoice> {
  const { amount, payment, returnUrl } = request;
  if (!heleketAssets.includes(amount.asset))
    throw new Refusal('wrong_asset', `Heleket is asked for ${heleketAssets.join(', ')}, and this is ${amount.asset}.`);
  const opened = await needs.open(connection);
  const currencies = (opened.settings['pay_with'] ?? '')
    .split(',')
    .map((currency) => new Map([['currency', currency]]));
  const body = heleketBody({
    amount: formatUnits(amount.units, scaleOf(amount.asset)),
    currency: amount.asset,
    order_id: payment,
    url_return: returnUrl ?? null,
    url_success: returnUrl ?? null,
    url_callback: callbackOf(needs, opened),
    lifetime: { lexeme: String(lifetimeOf(request, needs.clock.now())) },
    currencies,
  });
  const answer = await callHeleket(needs, opened, { key: 'payment_key', path: '/v1/payment', body });
  if (!answer.ok) throw new Refusal('gateway_refused', `Heleket refused: ${answer.words}`);
  return invoiceOf(readResult(createdShape, answer.result), payment, amount);
}

function lifetimeOf({ expiresAt }: InvoiceRequest, now: Date): number {
  const seconds = expiresAt ? Math.ceil((expiresAt.getTime() - now.getTime()) / 1000) : lifetime.usual;
  return Math.min(Math.max(seconds, lifetime.least), lifetime.most);
}

/** The id may have been used before, for something else: such an invoice is not handed to anybody. */
function invoiceOf(created: z.infer<typeof createdShape>, payment: string, amount: Amount): Invoice {
  const { uuid, url, order_id, currency } = created;
  if (order_id !== payment)
    throw new GatewayUnavailable('Heleket answered with another order than was made.', 'unknown');
  if (currency !== amount.asset || readCut(created.amount, currency).units !== amount.units)
    throw new Refusal('gateway_refused', 'Heleket knows this order already, with another amount.');
  return { url, externalId: uuid };
}
