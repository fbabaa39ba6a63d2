import { Refusal, type Amount } from '#kernel';
import { transaction, type Tx } from '#database';
import { hashInput } from '#ledger';
import { makeQuote, type Quote, type QuotesNeeds } from '#quotes';
import { validateRecipient, type RecipientQuestion, type RecipientVerdict, type ValidateNeeds } from '#supply';
import type { OrderInput } from './input.ts';
import type { StoreNeeds } from './needs.ts';
import type { StoreOrder } from './order.ts';
import { holdOrder } from './pay-from-balance.ts';
import { refusePrice } from './refuse-top-up.ts';
import { moneyOf } from './reseller-credit.ts';
import type { StoreKey } from './reseller-keys.ts';
import { toResellerOrder, type ResellerOrder } from './reseller-order.ts';
import { getResellerOrder, readResellerOrder } from './reseller-orders.ts';
import { validateInSandbox } from './trial-stories.ts';
import { getReseller, lockReseller, type Reseller } from './reseller.ts';
import { enterStore, readStoreSettings, requireOpen } from './setting-rows.ts';
import { openOrder, recipientOf, type Recipient } from './start-order.ts';
import { askedBefore, keepRequest, type Request } from './top-up-rows.ts';
import { topUpInSandbox } from './trial-top-up.ts';

/** What a reseller asks for. */
export type TopUpInput = {
  /** `@name`, `name`, or a numeric id that one of our bots knows. */
  readonly recipient: string;
  readonly stars: number;
  /** The same key is one order, and so is the same reference of theirs. Without both: the same within two minutes. */
  readonly key?: string | undefined;
  readonly clientRef?: string | undefined;
  /** It is not ordered for more, in the currency of the store. */
  readonly maxPrice?: Amount | undefined;
  /** They know that nobody could verify the recipient, and order all the same. */
  readonly acceptUnverified?: boolean | undefined;
};

/** What the API of resellers can touch. */
export type ResellerNeeds = StoreNeeds & ValidateNeeds & Omit<QuotesNeeds, 'accountFor' | 'gateways'>;

/**
 * Whether somebody can be topped up, as the suppliers say; in the sandbox, as their name says. Refuses with `store_disabled` or
 * `read_only`.
 */
export const validateUser = async (
  needs: ResellerNeeds,
  who: StoreKey,
  asked: RecipientQuestion,
): Promise<RecipientVerdict> =>
  who.isSandbox ? validateInSandbox(asked.recipient) : validateInStore(needs, who, asked);

async function validateInStore(needs: ResellerNeeds, { workspace }: StoreKey, asked: RecipientQuestion) {
  requireOpen(await readStoreSettings(needs.pool, workspace));
  return validateRecipient(needs, workspace, asked);
}

/**
 * Orders Stars for somebody on a reseller's account: one step that holds their money, `user → escrow`, and once that is used up
 * `receivable → escrow` up to their credit line. The same key or reference is one order whatever runs beside it, and what was
 * refused leaves it free. Refuses with `store_disabled`, `read_only`, `account_suspended`, `stars_too_few`, `stars_too_many`,
 * `recipient_invalid`, `supplier_unavailable`, `price_too_high`, `balance_exhausted` or `idempotency_conflict`.
 */
export async function topUp(needs: ResellerNeeds, who: StoreKey, input: TopUpInput): Promise<ResellerOrder> {
  const request = requestOf(input);
  const before = await askedBefore(needs.pool, who, request, needs.clock.now());
  if (before !== undefined) return getResellerOrder(needs, who, before);
  if (who.isSandbox) return topUpInSandbox(needs, who, input, request);
  const ready = await makeReady(needs, who, input);
  return transaction(needs.pool, (tx) => takeTopUp(tx, needs, who, { ...ready, request, input }));
}

function requestOf({ key, clientRef, ...asked }: TopUpInput): Request {
  const { recipient, stars, maxPrice, acceptUnverified } = asked;
  const max = maxPrice ? `${maxPrice.units} ${maxPrice.asset}` : null;
  const named = { key: key ?? null, clientRef: clientRef ?? null };
  const hash = hashInput({
    recipient,
    stars,
    clientRef: named.clientRef,
    max,
    acceptUnverified: acceptUnverified === true,
  });
  return { ...named, hash };
}

type Ready = { readonly quote: Quote; readonly recipient: Recipient };

/** Everything that is asked of others, before anything is locked. */
async function makeReady(needs: ResellerNeeds, who: StoreKey, input: TopUpInput): Promise<Ready> {
  const { workspace, user } = who;
  requireOpen(await readStoreSettings(needs.pool, workspace));
  const { stars, maxPrice } = input;
  const reseller = await getReseller(needs.pool, workspace, user);
  requireActive(reseller);
  const quote = await makeQuote(needs, workspace, { stars, reseller: user });
  refusePrice(quote.price, maxPrice);
  const { available } = await moneyOf(needs.pool, workspace, reseller, quote.price.asset);
  if (quote.price.units > available.units) throw exhausted();
  const { recipient, acceptUnverified = false } = input;
  return { quote, recipient: await recipientOf(needs, workspace, { recipient, acceptUnverified }, stars) };
}

const exhausted = () =>
  new Refusal(
    'balance_exhausted',
    'The balance and what is left of the credit line do not cover this order: nothing was ordered.',
  );

function requireActive({ isSuspended }: Reseller): void {
  if (isSuspended) throw new Refusal('account_suspended', 'This reseller is suspended. Ask the operator.');
}

type Taking = Ready & { readonly request: Request; readonly input: TopUpInput };

async function takeTopUp(tx: Tx, needs: ResellerNeeds, who: StoreKey, taking: Taking): Promise<ResellerOrder> {
  const { request, quote, recipient, input } = taking;
  await enterStore(tx, who.workspace);
  const reseller = await lockReseller(tx, who.workspace, who.user);
  const now = needs.clock.now();
  const before = await askedBefore(tx, who, request, now);
  if (before !== undefined) return readResellerOrder(tx, who, before);
  requireActive(reseller);
  const opened = await openOrder(tx, needs, who.workspace, {
    input: orderInput(who, { quote, request, input }),
    recipient,
  });
  if (!opened) throw new Refusal('already_exists', 'This client_ref names another order of yours.');
  await keepRequest(tx, who, request, { order: opened.id, at: now });
  return toResellerOrder(await hold(tx, needs, reseller, opened), false);
}

const orderInput = (who: StoreKey, { quote, request, input }: Omit<Taking, 'recipient'>): OrderInput => ({
  channel: 'api',
  buyer: who.user,
  quote: quote.id,
  recipient: input.recipient,
  acceptUnverified: input.acceptUnverified ?? false,
  ...(request.clientRef !== null && { clientRef: request.clientRef }),
  key: `top-up:${quote.id}`, // made for this request alone, which has a name of its own
  actor: `key:${who.key}`,
});

/** The balance first, then the credit line. The last statement: it takes the book. */
async function hold(tx: Tx, needs: ResellerNeeds, { credit }: Reseller, order: StoreOrder): Promise<StoreOrder> {
  try {
    return await holdOrder(tx, needs, order, { actor: 'buyer', ...(credit && { creditLimit: credit }) });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'insufficient_funds') throw exhausted();
    throw error;
  }
}
