import { newId, type WorkspaceId } from '#kernel';
import type { QuotesNeeds } from './needs.ts';
import { requireStars } from './package.ts';
import { priceOn, readGround, type PriceAsked } from './price-now.ts';
import type { Quote } from './quote.ts';
import { insertQuote } from './quote-rows.ts';
import { readQuoteTerms } from './terms-rows.ts';

/**
 * A price that stands until its end, ten minutes unless set otherwise, whatever suppliers and rates do. Books nothing.
 * Refuses with `stars_too_few`, `stars_too_many`, and `supplier_unavailable` while no supplier says what they cost.
 */
export async function makeQuote(
  needs: Omit<QuotesNeeds, 'gateways' | 'accountFor'>,
  workspace: WorkspaceId,
  asked: PriceAsked,
): Promise<Quote> {
  const terms = await readQuoteTerms(needs.pool, workspace);
  requireStars(asked.stars, terms);
  const price = priceOn(await readGround(needs, workspace, asked));
  const madeAt = needs.clock.now(); // after the suppliers have answered: the buyer gets the whole time
  const endsAt = new Date(madeAt.getTime() + terms.quoteLife * 1000);
  const quote: Quote = { ...price, workspace, id: newId('qt'), madeAt, endsAt };
  await insertQuote(needs.pool, quote);
  return quote;
}
