import type { z } from 'zod';
import { GatewayUnavailable } from '#payments/gateway';
import { callApi, type Account } from './call-api.ts';

const atATime = 500;
const pagesMax = 400;

type Page<T> = z.ZodType<{ readonly items: readonly T[] }>;

/** All items of a list, page by page. A list that never ends is none of ours to read to its end. */
export async function* readList<T>(
  account: Account,
  method: 'getInvoices' | 'getTransfers',
  filter: Readonly<Record<string, unknown>>,
  shape: Page<T>,
): AsyncGenerator<readonly T[]> {
  for (let page = 0; page < pagesMax; page++) {
    const { items } = await callApi(account, method, { ...filter, offset: page * atATime, count: atATime }, shape);
    if (items.length > 0) yield items;
    if (items.length < atATime) return;
  }
  throw new GatewayUnavailable(`CryptoBot's list of ${method} does not end.`, 'none');
}

/**
 * Whether nothing after this page can be younger than `instant`. Lists are seen to begin with the youngest, which is
 * written nowhere: so a page has to show that order itself.
 */
export function isPast(times: readonly Date[], instant: Date): boolean {
  const [first, last] = [times.at(0), times.at(-1)];
  if (!first || !last || first <= last) return false;
  const falls = times.every((time, index) => index === 0 || time <= (times[index - 1] ?? time));
  return falls && last < instant;
}
