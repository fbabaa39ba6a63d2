import { z } from 'zod';
import { formatUnits, Refusal, scaleOf, type Amount } from '#kernel';
import {
  GatewayUnavailable,
  type Connection,
  type Invoice,
  type InvoiceRequest,
  type OpenConnection,
} from '#payments/gateway';
import { readDecimal } from '#gateways/wire';
import { callLava, readData, type LavaNeeds } from './call-lava.ts';
import { askStatus } from './look-up.ts';
import { hookOf, lavaAsset, payPageOf } from './form.ts';

/** Minutes an invoice may be open. */
const expire = { least: 1, most: 43_200, usual: 1440 };

const createdShape = z.looseObject({ id: z.string().min(1).max(64), url: z.url(), amount: z.string().max(60) });

/** Asks for an invoice under our payment's id. Lava makes one for an id, ever; a second time it is looked up. */
export async function createInvoice(
  needs: LavaNeeds,
  connection: Connection,
  request: InvoiceRequest,
): Promise<Invoice> {
  const { amount, payment, returnUrl } = request;
  if (amount.asset !== lavaAsset)
    throw new Refusal('wrong_asset', `Lava is asked for rubles (RUB), and this is ${amount.asset}.`);
  const opened = await needs.open(connection);
  const { settings } = opened;
  const answer = await callLava(needs, opened, {
    path: 'invoice/create',
    members: {
      sum: { lexeme: formatUnits(amount.units, scaleOf(lavaAsset)) },
      orderId: payment,
      shopId: settings['shop_id'] ?? '',
      hookUrl: hookOf(needs, opened),
      successUrl: returnUrl ?? null,
      failUrl: returnUrl ?? null,
      expire: { lexeme: String(minutesOf(request, needs.clock.now())) },
      comment:
        Array.from(request.description || request.title)
          .slice(0, 200)
          .join('') || null,
    },
  });
  if (!answer.ok && answer.status === 422) return (await known(needs, opened, payment, amount)) ?? refuse(answer.words);
  if (!answer.ok) return refuse(answer.words);
  const { id, url, amount: made } = readData(createdShape, answer.data);
  if (readDecimal(made, lavaAsset).units !== amount.units)
    throw new GatewayUnavailable('Lava made an invoice of another amount.', 'unknown');
  return { url, externalId: id };
}

function refuse(words: string): never {
  throw new Refusal('gateway_refused', `Lava refused: ${words}`);
}

function minutesOf({ expiresAt }: InvoiceRequest, now: Date): number {
  const minutes = expiresAt ? Math.ceil((expiresAt.getTime() - now.getTime()) / 60_000) : expire.usual;
  return Math.min(Math.max(minutes, expire.least), expire.most);
}

/** The invoice that this id already has. One of another amount is not handed to anybody. */
async function known(
  needs: LavaNeeds,
  opened: OpenConnection,
  payment: string,
  amount: Amount,
): Promise<Invoice | undefined> {
  const invoice = await askStatus(needs, opened, payment);
  if (invoice?.order_id !== payment) return undefined;
  if (readDecimal(invoice.amount, lavaAsset).units !== amount.units)
    return refuse('it knows this order already, with another amount.');
  return { url: payPageOf(needs, opened, invoice.id), externalId: invoice.id };
}
