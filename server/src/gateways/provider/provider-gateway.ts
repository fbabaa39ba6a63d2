import { z } from 'zod';
import { formatUnits, isId, Refusal, scaleOf, type Amount } from '#kernel';
import {
  GatewayUnavailable,
  type Connection,
  type Gateway,
  type GatewayNeeds,
  type Invoice,
  type InvoiceRequest,
} from '#payments/gateway';
import { BotApiError, BotApiUnreachable, callBotApi, smallestUnits, type BotApiNeeds, type Exponents } from '#telegram';
import { providerForm, readExponents } from './form.ts';

export const providerCode = 'provider';

export type ProviderNeeds = Pick<GatewayNeeds, 'open'> & { readonly botApi: BotApiNeeds };

/**
 * Telegram Payments: a bot's invoices in money, charged by a provider (Stripe and others). The bot's updates are the fact;
 * nothing can be looked up, given back or paid out from here: that is done at the provider.
 */
export const providerGateway = (needs: ProviderNeeds): Gateway => ({
  code: providerCode,
  name: 'Telegram Payments',
  form: providerForm,
  payIn: { createInvoice: (connection, request) => createInvoice(needs, connection, request) },
});

/** Cut between code points, so that what is left is still a text. */
const clip = (text: string, most: number): string => Array.from(text).slice(0, most).join('');

async function createInvoice(needs: ProviderNeeds, connection: Connection, request: InvoiceRequest): Promise<Invoice> {
  const { settings, secrets } = await needs.open(connection);
  const { bot = '', exponents = '' } = settings;
  const { provider_token = '' } = secrets;
  if (!isId('bot', bot)) throw new Refusal('connection_invalid', 'The connection names no bot of ours.');
  const title = clip(request.title, 32);
  const params = {
    title,
    description: clip(request.description || request.title, 255),
    payload: request.payment,
    provider_token,
    currency: request.amount.asset,
    prices: [{ label: title, amount: priceOf(request.amount, readExponents(exponents)) }],
  };
  const call = callBotApi(needs.botApi, { workspace: connection.workspace, id: bot }, 'createInvoiceLink', params);
  const link = await call.catch((error: unknown) => {
    throw inOurWords(error, provider_token);
  });
  return { url: z.string().parse(link) };
}

function priceOf({ asset, units }: Amount, exponents: Exponents): number {
  if (asset === 'XTR') throw new Refusal('wrong_asset', 'Stars are asked for through the gateway "stars".');
  const price = smallestUnits(asset, formatUnits(units, scaleOf(asset)), exponents);
  if (price !== undefined) return price;
  throw new Refusal(
    'invalid_amount',
    `Telegram counts no such sum in ${asset}: too many decimals, too little or too much.`,
  );
}

/** A token of the bot that was revoked is mended by adding the bot again, so it is an outage and not a no. */
const notNow = new Set([401, 404, 429]);

function inOurWords(error: unknown, secret: string): unknown {
  if (error instanceof BotApiUnreachable) return new GatewayUnavailable(error.message, error.effect);
  if (!(error instanceof BotApiError)) return error;
  if (notNow.has(error.error_code)) return new GatewayUnavailable(error.message, 'none', error.retryAfterSeconds);
  return new Refusal('gateway_refused', `Telegram refused: ${error.description.replaceAll(secret, '<token>')}`);
}
