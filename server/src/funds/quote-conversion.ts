import { newId, Refusal, type Amount, type Asset, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { rateOf } from '#rates';
import type { ConversionQuote, Price } from './conversion.ts';
import { insertQuote } from './conversion-rows.ts';
import type { FundsNeeds } from './needs.ts';
import { priceConversion } from './price-conversion.ts';
import { spreadOf } from './spread-rows.ts';
import { checkUser } from './user.ts';

export type QuoteInput = { readonly user: string; readonly from: Amount; readonly to: Asset };

const life = 30_000;

type Needs = Pick<FundsNeeds, 'pool' | 'clock' | 'rateRules'>;

/**
 * A price for one person that holds for thirty seconds, whatever the rate does. Books nothing and looks at no balance.
 * Refuses with `rate_unavailable`, `invalid_amount` or `invalid_request`.
 */
export async function quoteConversion(
  needs: Needs,
  workspace: WorkspaceId,
  { user, from, to }: QuoteInput,
): Promise<ConversionQuote> {
  checkUser(user);
  const quotedAt = needs.clock.now();
  const price = await priceNow(needs.pool, needs, workspace, from, to);
  const expiresAt = new Date(quotedAt.getTime() + life);
  const quote = { ...price, workspace, id: newId('cnv'), user, quotedAt, expiresAt };
  await insertQuote(needs.pool, quote);
  return quote;
}

/** What an amount comes to now. */
export async function priceNow(
  db: Pool | Tx,
  { clock, rateRules }: Omit<Needs, 'pool'>,
  workspace: WorkspaceId,
  from: Amount,
  to: Asset,
): Promise<Price> {
  if (from.asset === to) throw new Refusal('invalid_request', 'A conversion is from one asset to another.');
  const rate = await rateOf(db, workspace, from.asset, to, clock.now(), rateRules?.through);
  return priceConversion(from, rate, await spreadOf(db, workspace, from.asset, to));
}
