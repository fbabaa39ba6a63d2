import { Refusal, type Id, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { hashInput } from '#ledger';
import { createInvoice, getPayment, requestPayment, type Payment } from '#payments';
import type { Bot, Reading, Selling } from './needs.ts';
import { isForSale, type Product } from './product.ts';
import { hasBought, insertPurchase, purchaseByKey } from './purchase-rows.ts';
import { purchasePurpose } from './purpose.ts';
import { getProduct } from './read-catalogue.ts';
import { alreadyBought, conflict, notForSale } from './refusals.ts';
import { apiKeyOf, checkName } from './use.ts';

export type PurchaseInput = {
  readonly customer: string;
  readonly product: string;
  /** The bot that sells; the workspace's only one, when not given. */
  readonly bot?: string;
  /** The caller's Idempotency-Key: the same key hears the same payment again. */
  readonly key?: string;
};

/**
 * Asks for the product's price and hands out the invoice link. Books nothing: nothing has been paid. Refuses with
 * `unknown_product`, `not_for_sale`, `already_bought`, `not_found` (bot), `invalid_request`, `idempotency_conflict`, `gateway_refused` or
 * `gateway_unavailable`.
 */
export async function startPurchase(
  needs: Selling,
  workspace: WorkspaceId,
  input: PurchaseInput,
  sale: Sale = inOneGo,
): Promise<{ payment: Id<'pay'>; link: string }> {
  checkName('customer', input.customer, 128);
  const before = () => askedBefore(needs, workspace, input, sale);
  const payment = (await before()) ?? (await ask(needs, workspace, input, sale)) ?? (await before());
  if (!payment) throw new Error('A purchase was asked for meanwhile, and is gone.');
  const { url } = await createInvoice(needs, payment);
  return { payment: payment.id, link: url };
}

/** How a product is sold: what fulfils it, and what else is written when it is asked for. */
export type Sale = {
  readonly purpose: string;
  /** Refuses what is not sold this way. */
  check(product: Product): void;
  readonly details?: Payment['details'];
  readonly expiresAt?: Date;
  /** Beside what the caller asked for: the same key with other terms is another request. */
  readonly terms?: Readonly<Record<string, string>>;
  record?(tx: Tx, payment: Payment, product: Product): Promise<void>;
};

/** Paid once, for good or for a time. */
const inOneGo: Sale = {
  purpose: purchasePurpose,
  check: ({ kind }) => {
    if (kind === 'subscription') throw new Refusal('invalid_request', 'A subscription is not paid in one go.');
  },
};

/** The same key asked for it a moment ago, so this one is not written. */
class AskedMeanwhile extends Error {
  override readonly name = 'AskedMeanwhile';
}

/** The new payment; undefined when the same key was quicker in another request. */
async function ask(
  needs: Selling,
  workspace: WorkspaceId,
  input: PurchaseInput,
  sale: Sale,
): Promise<Payment | undefined> {
  const product = await getProduct(needs, workspace, input.product);
  sale.check(product);
  if (!isForSale(product, needs.clock.now())) throw notForSale(product.code);
  if (product.oncePerCustomer && (await hasBought(needs.pool, workspace, input))) throw alreadyBought(product.code);
  const bot = await needs.botFor(workspace, input.bot);
  try {
    return await transaction(needs.pool, (tx) => write(tx, needs, workspace, { input, product, bot, sale }));
  } catch (error) {
    if (error instanceof AskedMeanwhile) return undefined;
    throw error;
  }
}

type Order = { readonly input: PurchaseInput; readonly product: Product; readonly bot: Bot; readonly sale: Sale };

async function write(
  tx: Tx,
  { clock }: Pick<Reading, 'clock'>,
  workspace: WorkspaceId,
  { input, product, bot, sale }: Order,
): Promise<Payment> {
  const { customer, key } = input;
  const payment = await requestPayment(tx, clock, {
    workspace,
    gateway: 'stars',
    connection: bot.id,
    app: bot.app,
    purpose: sale.purpose,
    customer,
    details: { ...sale.details, product: product.code, version: product.version },
    title: product.title,
    description: product.description,
    amount: product.price,
    ...(telegramId.test(customer) && { payer: customer }),
    ...(sale.expiresAt && { expiresAt: sale.expiresAt }),
  });
  const told = key === undefined ? undefined : { key: apiKeyOf(key), hash: hashOf(input, sale) };
  const { code, version } = product;
  const purchase = { payment: payment.id, customer, product: code, version, requestedAt: payment.requestedAt };
  if (!(await insertPurchase(tx, workspace, purchase, told))) throw new AskedMeanwhile();
  await sale.record?.(tx, payment, product);
  return payment;
}

/** A customer who is a Telegram user is named by the numeric id, and nobody else may pay the invoice. */
const telegramId = /^[1-9]\d{0,18}$/;

const hashOf = ({ customer, product, bot }: PurchaseInput, { terms }: Sale) =>
  hashInput({ command: 'purchase', customer, product, bot, ...terms });

/** The payment that the same key asked for before. */
async function askedBefore(
  { pool }: Pick<Reading, 'pool'>,
  workspace: WorkspaceId,
  input: PurchaseInput,
  sale: Sale,
): Promise<Payment | undefined> {
  if (input.key === undefined) return undefined;
  const before = await purchaseByKey(pool, workspace, apiKeyOf(input.key));
  if (!before) return undefined;
  if (before.input_hash !== hashOf(input, sale)) throw conflict(input.key);
  return getPayment(pool, workspace, before.payment);
}
