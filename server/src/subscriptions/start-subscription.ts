import { newId, Refusal, type Id, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { getProduct, startPurchase, type Product, type PurchaseInput, type SaleTerms, type Selling } from '#billing';
import { repeating, type Payment } from '#payments';
import { subscriptionPurpose } from './purpose.ts';
import { insertSubscription } from './subscription-rows.ts';
import type { Sold } from './subscription.ts';

/** Thirty days, in seconds: the only period Telegram has. */
export const period = 2_592_000;
/** A day: what a renewal may take that Telegram charges late, or that reaches us late. */
export const defaultGrace = 86_400;

/**
 * Asks for the price of any product and hands out the invoice link: once for packs and passes, every thirty days for
 * subscriptions. Refuses as `startPurchase` does.
 */
export async function sellProduct(
  needs: Selling,
  workspace: WorkspaceId,
  input: PurchaseInput,
): Promise<{ payment: Id<'pay'>; link: string }> {
  const { kind } = await getProduct(needs, workspace, input.product);
  return kind === 'subscription'
    ? startPurchase(needs, workspace, input, byPeriod())
    : startPurchase(needs, workspace, input);
}

/** What a change of subscription adds to the one it starts. */
export type Replacing = {
  readonly replaces: Id<'sub'>;
  readonly expiresAt?: Date;
  readonly terms: Readonly<Record<string, string>>;
  /** Runs in the transaction that asks for the money, before the subscription is written. */
  prepare(tx: Tx, product: Product): Promise<{ readonly payableFrom?: Date }>;
};

/** The terms of a sale that repeats. */
export const byPeriod = (replacing?: Replacing): SaleTerms => ({
  purpose: subscriptionPurpose,
  details: repeating(period),
  check: ({ kind }) => {
    if (kind !== 'subscription') throw new Refusal('invalid_request', 'This product is not a subscription.');
  },
  ...(replacing && { terms: replacing.terms }),
  ...(replacing?.expiresAt && { expiresAt: replacing.expiresAt }),
  async record(tx, payment, product) {
    const extra = replacing && { replaces: replacing.replaces, ...(await replacing.prepare(tx, product)) };
    await insertSubscription(tx, { ...soldBy(payment, product), ...extra });
  },
});

function soldBy({ workspace, id, customer, requestedAt }: Payment, { code, version, price, grace }: Product): Sold {
  return {
    workspace,
    id: newId('sub'),
    invoice: id,
    customer: customer ?? '',
    product: code,
    version,
    price,
    period,
    grace: grace ?? defaultGrace,
    requestedAt,
    toldState: 'pending',
  };
}
