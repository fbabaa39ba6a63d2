import type { Telegram } from '../telegram.ts';

type Charged = { readonly provider_token: string; readonly charged: Record<string, number> };

/** The books of the payment providers: what was charged under each token, in the smallest units of each currency. */
export function chargedByProviders({ world }: Pick<Telegram, 'world'>): Charged[] {
  const books = new Map<string, Record<string, number>>();
  for (const { product } of Object.values(world.charges)) {
    if (!product.fiat) continue;
    const { currency, provider_token } = product.fiat;
    const charged = books.get(provider_token) ?? {};
    charged[currency] = (charged[currency] ?? 0) + product.amount;
    books.set(provider_token, charged);
  }
  return [...books].map(([provider_token, charged]) => ({ provider_token, charged }));
}
