import { newId, Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { hashInput } from '#ledger';
import { getQuote, takeQuote, type Quote } from '#quotes';
import { validateRecipient, type RecipientVerdict } from '#supply';
import type { OrderInput } from './input.ts';
import type { StoreNeeds } from './needs.ts';
import type { StoreOrder } from './order.ts';
import { insertOrder, nextNumber, orderByKey } from './order-rows.ts';
import { enterStore, readStoreSettings, requireOpen } from './setting-rows.ts';
import { writeStep } from './step-rows.ts';

/**
 * Takes an order at the price of a quote, after its recipient was validated; nothing is paid yet. The same key and input
 * hears of the same order. Refuses with `store_disabled`, `read_only`, `not_found` (quote), `quote_ended`,
 * `recipient_invalid` (its details have `verdict`: a `no` is final, an `unknown` may be accepted expressly),
 * `invalid_request`, `already_exists` (client reference) or `idempotency_conflict`.
 */
export async function startOrder(needs: StoreNeeds, workspace: WorkspaceId, input: OrderInput): Promise<StoreOrder> {
  checkInput(input);
  const before = await orderedBefore(needs, workspace, input);
  if (before) return before;
  requireOpen(await readStoreSettings(needs.pool, workspace));
  const quote = await getQuote(needs.pool, workspace, input.quote);
  const recipient = await recipientOf(needs, workspace, input, quote.stars);
  const order = await transaction(needs.pool, async (tx) => {
    await enterStore(tx, workspace);
    return openOrder(tx, needs, workspace, { input, recipient });
  });
  if (order) return order;
  const after = await orderedBefore(needs, workspace, input);
  if (after) return after;
  throw new Refusal('already_exists', 'There is an order with this reference already.', { field: 'client_ref' });
}

const buyerPattern = /^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}$/;

/** Refuses with `invalid_request`. */
export function checkInput({ buyer, key, clientRef, language }: OrderInput): void {
  const refuse = (message: string, field: string) => {
    throw new Refusal('invalid_request', message, { field });
  };
  if (!buyerPattern.test(buyer)) refuse('A buyer is 1 to 64 letters, digits, "_", "-" or ".", no dot first.', 'buyer');
  if (key === '' || key.length > 255) refuse('A key is 1 to 255 characters.', 'key');
  if (clientRef !== undefined && (clientRef === '' || clientRef.length > 128))
    refuse('A reference is 1 to 128 characters.', 'client_ref');
  if (language !== undefined && !/^[A-Za-z-]{2,16}$/.test(language))
    refuse('A language is a code such as "en" or "ru".', 'language');
}

const hashOf = ({ channel, buyer, quote, recipient, clientRef }: OrderInput): string =>
  hashInput({ command: 'store_order', channel, buyer, quote, recipient, clientRef });

async function orderedBefore({ pool }: StoreNeeds, workspace: WorkspaceId, input: OrderInput) {
  const before = await orderByKey(pool, workspace, input.key);
  if (before && before.hash !== hashOf(input))
    throw new Refusal('idempotency_conflict', 'This key has ordered something else. Use a new key for a new order.');
  return before?.order;
}

/** Who gets the Stars, once somebody has said that they can: or nobody could say, and the buyer was told so. */
export type Recipient = { readonly username: string; readonly name: string | null; readonly isVerified: boolean };

/** Asks the suppliers. Refuses with `recipient_invalid`. */
export async function recipientOf(
  needs: StoreNeeds,
  workspace: WorkspaceId,
  { recipient, acceptUnverified }: Pick<OrderInput, 'recipient' | 'acceptUnverified'>,
  stars: number,
): Promise<Recipient> {
  const said = await validateRecipient(needs, workspace, { recipient, stars });
  const { verdict, username, name } = said;
  if (verdict === 'no' || username === undefined) throw invalid(said);
  if (verdict === 'unknown' && !acceptUnverified) throw invalid(said);
  return { username, name: name ?? null, isVerified: verdict === 'yes' };
}

function invalid({ verdict, reason, username }: RecipientVerdict): Refusal {
  const isNo = verdict === 'no' || username === undefined;
  const words = isNo
    ? 'This recipient cannot be topped up. Check the name, and that the account has a username.'
    : 'Nobody can say just now whether this recipient can be topped up. Check the name, and accept it unverified if you are sure.';
  return new Refusal('recipient_invalid', words, { verdict: isNo ? 'no' : 'unknown', reason, username });
}

export type Opening = { readonly input: OrderInput; readonly recipient: Recipient };

/** The new order, in the caller's transaction; undefined when its key or its reference was quicker in another request. */
export async function openOrder(
  tx: Tx,
  { clock }: Pick<StoreNeeds, 'clock'>,
  workspace: WorkspaceId,
  { input, recipient }: Opening,
): Promise<StoreOrder | undefined> {
  const now = clock.now();
  const reseller = input.channel === 'api' ? { reseller: input.buyer } : {};
  const quote = await takeQuote(tx, workspace, { id: input.quote, now, ...reseller });
  const { payMinutes } = await readStoreSettings(tx, workspace);
  const number = await nextNumber(tx, workspace);
  const order = {
    ...drafted(workspace, number, { input, recipient }, quote),
    orderedAt: now,
    expiresAt: later(now, payMinutes),
  };
  if (!(await insertOrder(tx, order, { key: input.key, hash: hashOf(input) }))) return undefined;
  const { channel, acceptUnverified: accepted = false } = input;
  const details = { channel, verified: recipient.isVerified, accepted };
  await writeStep(tx, order, { at: now, actor: input.actor ?? 'buyer', what: order.status, details });
  return order;
}

const later = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

const drafted = (workspace: WorkspaceId, number: bigint, { input, recipient }: Opening, quote: Quote) =>
  ({
    workspace,
    id: newId('so'),
    number,
    channel: input.channel,
    buyer: input.buyer,
    status: 'awaiting_payment',
    stars: quote.stars,
    username: recipient.username,
    recipientName: recipient.name,
    isVerified: recipient.isVerified,
    quote: quote.id,
    price: quote.price,
    maxCost: quote.maxCost,
    surcharge: { asset: quote.price.asset, units: 0n },
    method: null,
    payment: null,
    paid: null,
    supplier: null,
    cost: null,
    costWorth: null,
    proof: null,
    reason: null,
    language: input.language ?? 'en',
    clientRef: input.clientRef ?? null,
    paidAt: null,
    endedAt: null,
  }) as const;
