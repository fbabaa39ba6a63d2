import { newId, Refusal, type Amount, type Id } from '#kernel';
import { transaction, type Tx } from '#database';
import { hashInput, lockBook, post } from '#ledger';
import { makeQuote, takeQuote, type Quote, type QuotesNeeds } from '#quotes';
import { startErrand, validateRecipient, type RecipientVerdict, type ValidateNeeds } from '#supply';
import { moveOrder } from './move-order.ts';
import type { StoreNeeds } from './needs.ts';
import type { StoreOrder } from './order.ts';
import { insertOrder, nextNumber } from './order-rows.ts';
import { paidFromBalance } from './postings.ts';
import { refusePrice, refuseRecipient } from './refuse-top-up.ts';
import { moneyOf } from './reseller-credit.ts';
import type { StoreKey } from './reseller-keys.ts';
import { toResellerOrder, type ResellerOrder } from './reseller-order.ts';
import { getResellerOrder } from './reseller-orders.ts';
import { validateInSandbox } from './reseller-sandbox.ts';
import { getReseller, lockReseller, type Reseller } from './reseller.ts';
import { enterStore, readStoreSettings, requireOpen } from './setting-rows.ts';
import { askedBefore, keepRequest, type Request } from './top-up-rows.ts';
import { topUpInSandbox } from './top-up-sandbox.ts';

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
export type ResellerNeeds = StoreNeeds & QuotesNeeds & ValidateNeeds;

/** Whether somebody can be topped up, as the suppliers say; in the sandbox, as their name says. */
export const validateUser = async (
  needs: ResellerNeeds,
  who: StoreKey,
  asked: { readonly recipient: string; readonly stars: number },
): Promise<RecipientVerdict> =>
  who.isSandbox ? validateInSandbox(asked.recipient) : validateRecipient(needs, who.workspace, asked);

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
  return transaction(needs.pool, (tx) => takeTopUp(tx, needs, who, { ...ready, request }));
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

type Ready = { readonly quote: Quote; readonly username: string; readonly found: RecipientVerdict };

/** Everything that is asked of others, before anything is locked. */
async function makeReady(needs: ResellerNeeds, who: StoreKey, input: TopUpInput): Promise<Ready> {
  const { workspace, user } = who;
  requireOpen(await readStoreSettings(needs.pool, workspace));
  const { recipient, stars, acceptUnverified = false, maxPrice } = input;
  const quote = await makeQuote(needs, workspace, { stars, reseller: user });
  refusePrice(quote.price, maxPrice);
  const reseller = await getReseller(needs.pool, workspace, user);
  requireFunds(quote.price, (await moneyOf(needs.pool, workspace, reseller, quote.price.asset)).available);
  const found = await validateRecipient(needs, workspace, { recipient, stars });
  return { quote, found, username: refuseRecipient(found, acceptUnverified) };
}

function requireFunds(price: Amount, available: Amount): void {
  if (price.units <= available.units) return;
  throw new Refusal(
    'balance_exhausted',
    'The balance and what is left of the credit line do not cover this order: nothing was ordered.',
  );
}

async function takeTopUp(
  tx: Tx,
  needs: ResellerNeeds,
  who: StoreKey,
  { quote: asked, found, username, request }: Ready & { readonly request: Request },
): Promise<ResellerOrder> {
  const { workspace, user } = who;
  await enterStore(tx, workspace);
  const reseller = await lockReseller(tx, workspace, user);
  const now = needs.clock.now();
  const before = await askedBefore(tx, who, request, now);
  if (before !== undefined) return getResellerOrder({ pool: tx, clock: needs.clock }, who, before);
  requireActive(reseller);
  const quote = await takeQuote(tx, workspace, { id: asked.id, now, reseller: user });
  const order = newOrder(await nextNumber(tx, workspace), who, { quote, found, username, request, now });
  if (!(await insertOrder(tx, order, { key: `top-up:${order.id}`, hash: request.hash })))
    throw new Refusal('already_exists', 'This client_ref names another order of yours.', {
      client_ref: request.clientRef,
    });
  const paid = await moveOrder(tx, order, {
    to: 'paid',
    at: now,
    actor: `key:${who.key}`,
    change: { method: 'balance', paid: quote.price, paidAt: now },
  });
  await keepRequest(tx, who, request, { order: order.id, at: now });
  const errand = { workspace, order: order.id, username, stars: order.stars, maxCost: order.maxCost };
  await startErrand(tx, needs, errand);
  await holdPrice(tx, needs, reseller, paid);
  return toResellerOrder(paid);
}

function requireActive({ isSuspended }: Reseller): void {
  if (isSuspended) throw new Refusal('account_suspended', 'This reseller is suspended. Ask the operator.');
}

/** The balance first, then the credit line. */
async function holdPrice(
  tx: Tx,
  { clock }: Pick<ResellerNeeds, 'clock'>,
  reseller: Reseller,
  { workspace, id, buyer, price }: StoreOrder,
): Promise<void> {
  await lockBook(tx, workspace);
  const { balance, available } = await moneyOf(tx, workspace, reseller, price.asset);
  requireFunds(price, available);
  const own = balance.units < price.units ? balance.units : price.units;
  const { asset } = price;
  const postings = paidFromBalance({ id, buyer }, { asset, units: own }, { asset, units: price.units - own });
  await post(tx, clock, { workspace, key: `store:${id}:paid`, reason: 'store.paid', reference: id, postings });
}

type New = Ready & { readonly request: Request; readonly now: Date };

const newOrder = (number: bigint, who: StoreKey, { quote, found, username, request, now }: New): StoreOrder => ({
  workspace: who.workspace,
  id: newId('so') satisfies Id<'so'>,
  number,
  channel: 'api',
  buyer: who.user,
  status: 'awaiting_payment',
  stars: quote.stars,
  username,
  recipientName: found.name ?? null,
  isVerified: found.verdict === 'yes',
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
  language: 'en',
  clientRef: request.clientRef,
  orderedAt: now,
  expiresAt: quote.endsAt,
  paidAt: null,
  endedAt: null,
});
