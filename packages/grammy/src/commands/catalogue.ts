import { answerOf, patience, type Platform } from '../platform.ts';

/** A product as /buy shows it. */
export type Product = { code: string; title: string; description: string; stars: string };

/** What a customer has, as /balance says it. */
export type Holdings = {
  credits: { type: string; available: bigint; debt: bigint }[];
  access: { feature: string; until: Date | undefined }[];
};

export type PaymentLine = { id: string; status: string; stars: string; at: Date };

/** What is for sale for Stars; `codes` chooses and orders them. */
export async function readProducts({ client }: Platform, codes?: readonly string[]): Promise<Product[]> {
  const { products } = await answerOf(client.GET('/v1/products', patience()));
  const offered = products
    .filter((product) => product.price.asset === 'XTR')
    .map(({ code, title, description, price }) => ({ code, title, description, stars: price.amount }));
  if (!codes) return offered;
  return codes.flatMap((code) => offered.filter((product) => product.code === code));
}

/** What the customer has now. */
export async function readHoldings({ client }: Platform, customer: string): Promise<Holdings> {
  const options = { params: { path: { customer } }, ...patience() };
  const read = await answerOf(client.GET('/v1/customers/{customer}', options));
  return {
    credits: read.credits.map(({ credit_type: type, available, debt }) => ({
      type,
      available: BigInt(available),
      debt: BigInt(debt),
    })),
    access: read.entitlements.map(({ feature, ends_at: until }) => ({
      feature,
      until: until === undefined ? undefined : new Date(until),
    })),
  };
}

/** The credits that expire next, and when. */
export async function readNextExpiry({ client }: Platform, customer: string) {
  const options = { params: { path: { customer }, query: { limit: 200 } }, ...patience() };
  const { grants } = await answerOf(client.GET('/v1/customers/{customer}/grants', options));
  const expiring = grants.flatMap(({ available, expires_at: at }) =>
    at !== undefined && BigInt(available) > 0n ? [{ units: BigInt(available), at: new Date(at) }] : [],
  );
  return expiring.toSorted((one, other) => one.at.getTime() - other.at.getTime())[0];
}

/** The customer's newest payments. */
export async function readPayments({ client }: Platform, customer: string): Promise<PaymentLine[]> {
  const options = { params: { query: { customer, limit: 5 } }, ...patience() };
  const { payments } = await answerOf(client.GET('/v1/payments', options));
  return payments.map(({ id, status, amount, requested_at: at }) => ({
    id,
    status,
    stars: amount.amount,
    at: new Date(at),
  }));
}

/** An invoice link for one product. */
export async function startPurchase(
  { client }: Platform,
  { key, ...body }: { customer: string; product: string; bot: string; key: string },
): Promise<string> {
  const options = { body, idempotencyKey: key, ...patience() };
  return (await answerOf(client.POST('/v1/invoices', options))).link;
}
