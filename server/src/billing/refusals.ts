import { Refusal } from '#kernel';

export const unknownFeature = (feature: string): Refusal =>
  new Refusal('unknown_feature', `There is no feature "${feature}". Define it first.`, { feature });

export const unknownProduct = (product: string): Refusal =>
  new Refusal('unknown_product', `There is no product "${product}". Define it first.`, { product });

export const notMetered = (feature: string): Refusal =>
  new Refusal('feature_not_metered', `"${feature}" is a boolean feature: it is checked, not consumed.`, { feature });

export const tooMuch = (feature: string): Refusal =>
  new Refusal('amount_overflow', `This quantity of "${feature}" costs more credits than an account can hold.`, {
    feature,
  });

export const conflict = (key: string): Refusal =>
  new Refusal(
    'idempotency_conflict',
    `The key "${key.replace(/^api:/, '')}" was used before for something else. Use a new key.`,
    { key: key.replace(/^api:/, '') },
  );

export const notFound = (what: string, id: string): Refusal =>
  new Refusal('not_found', `There is no ${what} "${id}".`, { id });

export const alreadyBought = (product: string): Refusal =>
  new Refusal('already_bought', `"${product}" is sold once per customer, and this customer has bought it.`, {
    product,
  });

export const notForSale = (product: string): Refusal =>
  new Refusal('not_for_sale', `"${product}" is not for sale now.`, { product });
