import { z } from 'zod';
import { formatUnits, Refusal, scaleOf } from '#kernel';
import { phpQuery, writeDecimal, type QueryValue } from '#gateways/wire';
import type { Connection, Invoice, InvoiceRequest, OpenConnection } from '#payments/gateway';
import { callTegro, readData, type TegroNeeds } from './call-tegro.ts';
import { currencyNumbers, notifyUrlOf, tegroBase } from './form.ts';
import { fieldsSign } from './sign.ts';

const createdShape = z.looseObject({ id: z.string().regex(/^\d{1,18}$/), url: z.url() });

/** Where a payment is paid: a signed link that calls nobody, or an order made beforehand. */
export async function createInvoice(
  needs: TegroNeeds,
  connection: Connection,
  request: InvoiceRequest,
): Promise<Invoice> {
  const opened = await needs.open(connection);
  const { asset, units } = request.amount;
  if (!currencyNumbers(opened).has(asset))
    throw new Refusal(
      'wrong_asset',
      `This shop of Tegro is asked for ${[...currencyNumbers(opened).keys()].join(', ')}.`,
    );
  if (scaleOf(asset) > 2 && units % 10n ** BigInt(scaleOf(asset) - 2) !== 0n)
    throw new Refusal('invalid_amount', 'Tegro takes amounts with up to two decimals.');
  return opened.settings['invoice_by'] === 'order'
    ? createOrder(needs, opened, request)
    : { url: payLink(needs, opened, request) };
}

/** The link with what is signed of it, the test mark among it, and where everybody goes afterwards. */
export function payLink(
  needs: Pick<TegroNeeds, 'root' | 'publicUrl'>,
  opened: OpenConnection,
  { amount, payment, returnUrl }: Pick<InvoiceRequest, 'amount' | 'payment' | 'returnUrl'>,
): string {
  const signed: readonly (readonly [string, QueryValue])[] = [
    ['shop_id', opened.settings['shop_id'] ?? ''],
    ['amount', writeDecimal(amount, scaleOf(amount.asset) === 0 ? 0 : 2)],
    ['currency', amount.asset],
    ['order_id', payment],
    ...(opened.isTest ? [['test', '1'] as const] : []),
  ];
  const query = phpQuery([
    ...signed,
    ['success_url', returnUrl ?? null],
    ['fail_url', returnUrl ?? null],
    ['notify_url', notifyUrlOf(needs, opened)],
    ['sign', fieldsSign(signed, opened.secrets['secret_key'] ?? '')],
  ]);
  return `${tegroBase(needs)}/pay/?${query}`;
}

/**
 * An order made beforehand. What Tegro does with an id that comes twice is not known, so it is asked first whether there
 * is one: an order whose answer was lost, and whose page is known to nobody, is then paid by the link of the same id.
 */
async function createOrder(needs: TegroNeeds, opened: OpenConnection, request: InvoiceRequest): Promise<Invoice> {
  const { amount, payment } = request;
  if (opened.isTest)
    throw new Refusal('connection_invalid', 'Tegro makes no test orders beforehand: set "invoice_by" to "link".');
  const known = await callTegro(needs, opened, 'order', { payment_id: payment });
  if (known.ok) return { url: payLink(needs, opened, request) };
  const system = opened.settings['payment_system'];
  const answer = await callTegro(needs, opened, 'createOrder', {
    currency: amount.asset,
    amount: { lexeme: formatUnits(amount.units, scaleOf(amount.asset)) },
    order_id: payment,
    payment_system: system ? { lexeme: system } : null,
  });
  if (!answer.ok) throw new Refusal('gateway_refused', `Tegro refused: ${answer.words}`);
  const { id, url } = readData(createdShape, answer.data);
  return { url, externalId: id };
}
