import type { Amount, Asset } from '#kernel';
import { SupplierSilent, type Access, type ChainPayment, type PurchaseOrder } from '#supply/supplier';
import { amountOf, isObject, wordIn, type Heard, type ToldObject } from '#suppliers/wire';
import { callMyStars, type MyStarsNeeds } from './call.ts';
import { currencyOf } from './form.ts';

/** An order as its creation, or the same creation again, tells it. */
export type CreatedOrder = {
  readonly externalId: string;
  readonly status: string;
  readonly cost: Amount;
  readonly pay: ChainPayment;
};

/** Creates the order, or is told of the one that was created under this purchase before. */
export function createOrder(needs: MyStarsNeeds, access: Access, order: PurchaseOrder): Promise<Heard> {
  const { purchase, username, stars, callbackUrl } = order;
  const body = {
    type: 'stars',
    recipient: { username },
    quantity: stars,
    payment_currency: currencyOf(access).currency,
    // It takes public https addresses only, and refuses the order for any other.
    ...(callbackUrl?.startsWith('https://') && { callback_url: callbackUrl }),
  };
  return callMyStars(needs, access, '/v1/orders', { body, key: purchase });
}

/** What was created. Throws `SupplierSilent` for what makes no sense: there is an order then that nobody can pay. */
export function readCreated(told: ToldObject | undefined, access: Access, stars: number): CreatedOrder {
  const payment = told?.['payment'];
  const { currency, asset } = currencyOf(access);
  if (!told || !isObject(payment)) throw new SupplierSilent('MyStars took the order and did not say how to pay it.');
  const externalId = wordIn(told, 'order_id');
  const status = wordIn(told, 'status');
  const cost = amountOf(wordIn(payment, 'amount'), asset);
  const address = wordIn(payment, 'pay_to_address');
  const comment = wordIn(payment, 'memo');
  const validUntil = new Date(wordIn(told, 'expires_at') ?? '');
  const isWhole = wordIn(told, 'quantity') === String(stars) && isPaidLike(payment, currency, asset);
  if (!externalId || !status || !cost?.units || !address || !comment || !isWhole || Number.isNaN(validUntil.getTime()))
    throw new SupplierSilent('MyStars took the order and told of it what makes no sense.');
  return { externalId, status, cost, pay: { address, amount: cost, comment, validUntil } };
}

const isPaidLike = (payment: ToldObject, currency: string, asset: Asset): boolean =>
  wordIn(payment, 'currency') === currency &&
  wordIn(payment, 'chain') === 'ton' &&
  wordIn(payment, 'amount_units')?.toUpperCase() === asset;
