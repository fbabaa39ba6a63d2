import { z } from 'zod';
import { Refusal, type Amount } from '#kernel';
import {
  type Charge,
  type Connection,
  type Gateway,
  type InvoiceRequest,
  type RefundOutcome,
  type RenewalOutcome,
} from '#payments/gateway';
import { BotApiError, callBotApi, type BotApiNeeds } from '#telegram';
import { orUnavailable } from './or-unavailable.ts';
import {
  botId,
  findStarConnection,
  isGivenBack,
  listStarConnections,
  readStarBalance,
  readStarList,
} from './star-list.ts';
import { starsCode } from './translate.ts';

/** Telegram Stars as a gateway; a connection is a bot. */
export const starsGateway = (needs: BotApiNeeds): Gateway => ({
  code: starsCode,
  payIn: { createInvoice: (connection, request) => createInvoice(needs, connection, request) },
  refund: {
    refund: (connection, charge) => refund(needs, connection, charge),
    find: (connection, { externalId }, since) => orUnavailable(isGivenBack(needs, connection, externalId, since)),
  },
  renewal: { set: (connection, charge, renews) => setRenewal(needs, connection, charge, renews) },
  history: {
    connections: (since) => listStarConnections(needs, since),
    find: (workspace, named) => findStarConnection(needs, workspace, named),
    read: (connection, offset) => orUnavailable(readStarList(needs, connection, offset)),
    balance: (connection) => orUnavailable(readStarBalance(needs, connection)),
  },
});

const oneStar = 1_000_000_000n;
/** Telegram names no limit for a one-off invoice, and refuses what is over it; this is the one it names for subscriptions. */
const mostStars = 10_000n;

/** Stars in Telegram's words are a whole number; more than this and a JSON number would be a risk. */
function wholeStars({ asset, units }: Amount): number {
  if (asset !== 'XTR') throw new Refusal('wrong_asset', `Telegram Stars are XTR, and this price is in ${asset}.`);
  if (units < oneStar || units % oneStar !== 0n || units > mostStars * oneStar)
    throw new Refusal('invalid_amount', `A price is a whole number of Stars, from 1 to ${mostStars}.`);
  return Number(units / oneStar);
}

/** Cut between code points, so that what is left is still a text. */
const clip = (text: string, most: number): string => Array.from(text).slice(0, most).join('');

/** Exactly what a Stars invoice may carry: anything about tips, shipping or contact data makes Telegram refuse it. */
async function createInvoice(
  needs: BotApiNeeds,
  connection: Connection,
  request: InvoiceRequest,
): Promise<{ url: string }> {
  const title = clip(request.title, 32);
  const params = {
    title,
    description: clip(request.description || request.title, 255),
    payload: request.payment,
    currency: 'XTR',
    prices: [{ label: title, amount: wholeStars(request.amount) }],
    ...(request.period !== undefined && { subscription_period: request.period }),
  };
  const call = callBotApi(needs, botOf(connection), 'createInvoiceLink', params);
  const link = await orUnavailable(call).catch((error: unknown) => {
    if (error instanceof BotApiError) throw new Refusal('gateway_refused', `Telegram refused: ${error.description}`);
    throw error;
  });
  return { url: z.string().parse(link) };
}

const botOf = (connection: Connection) => ({ workspace: connection.workspace, id: botId(connection) });

/** Telegram gives back whole charges only, each at most once: a repeated call says that it is done. */
async function refund(needs: BotApiNeeds, connection: Connection, charge: Charge): Promise<RefundOutcome> {
  if (charge.amount.asset !== 'XTR') return { outcome: 'refused', message: 'Only Stars can be given back here.' };
  const params = { user_id: Number(charge.payer), telegram_payment_charge_id: charge.externalId };
  try {
    await orUnavailable(callBotApi(needs, botOf(connection), 'refundStarPayment', params));
    return { outcome: 'done' };
  } catch (error) {
    if (!(error instanceof BotApiError)) throw error;
    if (error.description.includes('CHARGE_ALREADY_REFUNDED')) return { outcome: 'done' };
    return { outcome: 'refused', message: error.description };
  }
}

/**
 * Stopped, a subscription runs to the end of its period and the person cannot take it up again; let go, only the person
 * can. It is known by its first charge. Repeating the call changes nothing.
 */
async function setRenewal(
  needs: BotApiNeeds,
  connection: Connection,
  { externalId, payer }: Pick<Charge, 'externalId' | 'payer'>,
  renews: boolean,
): Promise<RenewalOutcome> {
  const params = { user_id: Number(payer), telegram_payment_charge_id: externalId, is_canceled: !renews };
  try {
    await orUnavailable(callBotApi(needs, botOf(connection), 'editUserStarSubscription', params));
    return { outcome: 'done' };
  } catch (error) {
    if (!(error instanceof BotApiError)) throw error;
    return { outcome: 'refused', message: error.description };
  }
}
