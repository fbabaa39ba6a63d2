import { Refusal, type Asset, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Quote } from './quote.ts';
import { freshQuotes, type Pair } from './quote-rows.ts';
import { rateOfParts, type Rate, type RatePart } from './rate.ts';
import { defaultRateRules } from './source.ts';

/**
 * What one whole `from` is worth in `to` for this workspace now: by the freshest quote of the source that is believed
 * first, straight, turned round, or through one common asset (USD, unless told). The rate back is always exactly the
 * inverse. Refuses with `rate_unavailable` when nothing fresh is known.
 */
export async function rateOf(
  db: Pool | Tx,
  workspace: WorkspaceId,
  from: Asset,
  to: Asset,
  now: Date,
  through: Asset = defaultRateRules.through,
): Promise<Rate> {
  if (from === to) return rateOfParts(from, to, []);
  const isCrossed = from !== through && to !== through;
  const ways: Pair[] = isCrossed
    ? [
        [from, to],
        [from, through],
        [through, to],
      ]
    : [[from, to]];
  const quotes = await freshQuotes(db, workspace, ways, now);
  const part = (one: Asset, other: Asset) => partOf(quotes, one, other);
  const straight = part(from, to);
  if (straight) return rateOfParts(from, to, [straight]);
  const [there, on] = isCrossed ? [part(from, through), part(through, to)] : [];
  if (there && on) return rateOfParts(from, to, [there, on]);
  throw unavailable(from, to);
}

/** The first quote that names both: they come with the one to believe first. */
function partOf(quotes: readonly Quote[], from: Asset, to: Asset): RatePart | undefined {
  const found = quotes.find((quote) => [quote.from, quote.to].toSorted().join() === [from, to].toSorted().join());
  if (!found) return undefined;
  const { rate, source, readAt, validUntil } = found;
  return { from: found.from, to: found.to, rate, inverted: found.from !== from, source, readAt, validUntil };
}

const unavailable = (from: Asset, to: Asset) =>
  new Refusal(
    'rate_unavailable',
    `No rate from ${from} to ${to} is fresh enough to use. Look at GET /v1/rates: confirm one that is held back, or enter one with PUT /v1/rates/${from}/${to}.`,
    { from, to },
  );
