import { formatUnits, scaleOf } from '#kernel';
import type { ProviderAccount } from './account.ts';
import { booksOf } from './books.ts';
import type { UpstreamNeeds } from './needs.ts';
import type { Access, Provider } from './provider.ts';

/** What the panel's balance says about an order that nobody is sure of: a hint for a person, never a verdict. */
export async function evidence(
  { pool }: Pick<UpstreamNeeds, 'pool'>,
  account: ProviderAccount,
  provider: Provider,
  access: Access,
): Promise<string> {
  try {
    const told = await provider.balance(access);
    const books = await booksOf(pool, account);
    const show = (units: bigint) => `${formatUnits(units, scaleOf(account.currency))} ${account.currency}`;
    return `It says that ${show(told.units)} are there; by our books, without this order, ${show(books.units)}.`;
  } catch {
    return 'It does not say what its balance is either.';
  }
}
