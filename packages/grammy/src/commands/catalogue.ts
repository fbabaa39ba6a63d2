import type { Platform } from '../platform.ts';

/** A product as /buy shows it. */
export type Product = { code: string; title: string; description: string; stars: string };

/** What a customer has, as /balance says it. */
export type Holdings = {
  credits: { type: string; available: bigint; debt: bigint }[];
  access: { feature: string; until: Date | undefined }[];
};

export type PaymentLine = { id: string; status: string; stars: string; at: Date };

type WireAmount = { asset: string; amount: string };
type WireProducts = { products: { code: string; title: string; description: string; price: WireAmount }[] };
type WireCustomer = {
  credits: { credit_type: string; available: string; debt: string }[];
  entitlements: { feature: string; ends_at?: string | null }[];
};
type WireGrants = { grants: { credit_type: string; available: string; expires_at?: string | null }[] };
type WirePayments = { payments: { id: string; status: string; amount: WireAmount; requested_at: string }[] };

const customerPath = (customer: string) => `/v1/customers/${encodeURIComponent(customer)}`;

/** What is for sale for Stars; `codes` chooses and orders them. */
export async function readProducts(platform: Platform, codes?: readonly string[]): Promise<Product[]> {
  const { products } = await platform<WireProducts>({ method: 'GET', path: '/v1/products' });
  const offered = products
    .filter((product) => product.price.asset === 'XTR')
    .map(({ code, title, description, price }) => ({ code, title, description, stars: price.amount }));
  if (!codes) return offered;
  return codes.flatMap((code) => offered.filter((product) => product.code === code));
}

/** What the customer has now. */
export async function readHoldings(platform: Platform, customer: string): Promise<Holdings> {
  const read = await platform<WireCustomer>({ method: 'GET', path: customerPath(customer) });
  return {
    credits: read.credits.map((state) => ({
      type: state.credit_type,
      available: BigInt(state.available),
      debt: BigInt(state.debt),
    })),
    access: read.entitlements.map(({ feature, ends_at: until }) => ({
      feature,
      until: until ? new Date(until) : undefined,
    })),
  };
}

/** The credits that expire next, and when. */
export async function readNextExpiry(platform: Platform, customer: string) {
  const { grants } = await platform<WireGrants>({ method: 'GET', path: `${customerPath(customer)}/grants?limit=200` });
  const expiring = grants.flatMap(({ available, expires_at: at }) =>
    at && BigInt(available) > 0n ? [{ units: BigInt(available), at: new Date(at) }] : [],
  );
  return expiring.toSorted((one, other) => one.at.getTime() - other.at.getTime())[0];
}

/** The customer's newest payments. */
export async function readPayments(platform: Platform, customer: string): Promise<PaymentLine[]> {
  const path = `/v1/payments?customer=${encodeURIComponent(customer)}&limit=5`;
  const { payments } = await platform<WirePayments>({ method: 'GET', path });
  return payments.map(({ id, status, amount, requested_at: at }) => ({
    id,
    status,
    stars: amount.amount,
    at: new Date(at),
  }));
}

/** An invoice link for one product. */
export function startPurchase(
  platform: Platform,
  purchase: { customer: string; product: string; bot: string; key: string },
): Promise<{ link: string; payment: string }> {
  const { key, ...body } = purchase;
  return platform({ method: 'POST', path: '/v1/invoices', body, key });
}
