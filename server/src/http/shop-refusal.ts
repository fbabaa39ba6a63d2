import { Refusal } from '#kernel';
import { fill } from './pages/shop-frame.ts';
import type { ShopWords } from './pages/shop-words.ts';

/** A no in the visitor's words; what only operators understand is said in general. */
export function refusalText(error: unknown, { refusals }: ShopWords): string {
  if (!(error instanceof Refusal)) return refusals.other;
  const { code, details } = error;
  if (code === 'recipient_invalid' && details['reason'] === 'no_username') return refusals.no_username;
  const known: Readonly<Record<string, string>> = refusals;
  const values = Object.fromEntries(Object.entries(details).map(([name, value]) => [name, String(value)]));
  return fill(known[code] ?? refusals.other, values);
}
