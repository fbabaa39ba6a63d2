import type { Tx } from '#database';
import { jumpBetween, readRate } from './rate.ts';
import type { NewQuote, Quote } from './quote.ts';
import { freshQuotes, insertQuote, lockPair, lockStanding, renewQuote, retireQuote } from './quote-rows.ts';

/**
 * Takes what a source says. What is further from the quote before than `jump` basis points is held back: it counts
 * once a second reading of the source agrees with it, or a person confirms it. Answers the quote as it stands now.
 */
export async function takeQuote(tx: Tx, quote: NewQuote, jump: number): Promise<Quote> {
  await lockPair(tx, quote);
  const { current, held } = await lockStanding(tx, quote);
  const before = current?.rate ?? (await believed(tx, quote));
  const isNear = before === undefined || jumpBetween(before, quote.rate) <= BigInt(jump);
  const agrees = held && held.readAt < quote.readAt && jumpBetween(held.rate, quote.rate) <= BigInt(jump);
  if (!isNear && !(agrees && quote.actor === null)) return keepHeld(tx, quote, held);
  if (held) await retireQuote(tx, held);
  return keepCurrent(tx, quote, current);
}

/** What counts for the pair now, by any source, in the direction of this quote. */
async function believed(tx: Tx, { workspace, from, to, readAt }: NewQuote): Promise<string | undefined> {
  const [best] = await freshQuotes(tx, workspace, [[from, to]], readAt);
  if (!best) return undefined;
  return best.from === from ? best.rate : turned(best.rate);
}

/** Near enough to compare with: a rate turned round, to thirty decimals. */
function turned(rate: string): string {
  const { digits, scale } = readRate(rate);
  const figures = (10n ** BigInt(scale + 30) / digits).toString().padStart(31, '0');
  return `${figures.slice(0, -30)}.${figures.slice(-30)}`;
}

async function keepCurrent(tx: Tx, quote: NewQuote, current: Quote | undefined): Promise<Quote> {
  if (current && isSame(current, quote)) {
    await renewQuote(tx, current, quote.readAt, quote.validUntil);
    return { ...current, readAt: quote.readAt, validUntil: quote.validUntil };
  }
  if (current) await retireQuote(tx, current);
  return insertQuote(tx, quote, 'current');
}

async function keepHeld(tx: Tx, quote: NewQuote, held: Quote | undefined): Promise<Quote> {
  if (held) await retireQuote(tx, held);
  return insertQuote(tx, quote, 'held');
}

/** The same rate by the same hand is the same quote, seen again. */
const isSame = (current: Quote, { rate, rank, actor, reason }: NewQuote): boolean =>
  current.rate === rate && current.rank === rank && current.actor === actor && current.reason === reason;

/** A person says that a quote counts, however far it is from the one before. */
export async function takeForCertain(tx: Tx, quote: NewQuote): Promise<Quote> {
  await lockPair(tx, quote);
  const { current, held } = await lockStanding(tx, quote);
  if (held) await retireQuote(tx, held);
  return keepCurrent(tx, quote, current);
}
