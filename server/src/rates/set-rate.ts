import { Refusal, type Asset, type WorkspaceId } from '#kernel';
import { transaction } from '#database';
import type { Quote } from './quote.ts';
import { spellRate } from './rate.ts';
import { enteredBy, rulesOf, type RatesNeeds } from './source.ts';
import { takeQuote } from './take-quote.ts';

export type RateInput = {
  readonly from: Asset;
  readonly to: Asset;
  /** What one whole `from` is worth in `to`, as a plain decimal. */
  readonly rate: string;
  readonly reason: string;
  /** Who enters it, as the audit names them. */
  readonly actor: string;
  /** Seconds for which it may be used; a day, unless told. */
  readonly validFor?: number;
};

/** How long a rate by hand may be used at most: a year. */
const longest = 366 * 24 * 60 * 60;

/**
 * Enters a rate by hand, for this workspace: it is believed before every source. One that is far from what counted
 * before is `held` until it is confirmed, because a slip of the finger looks just like that. Refuses with
 * `invalid_amount` or `invalid_request`.
 */
export async function setRate(needs: RatesNeeds, workspace: WorkspaceId, input: RateInput): Promise<Quote> {
  const { from, to, reason, actor } = input;
  const { jumpBasisPoints, enteredSeconds } = rulesOf(needs);
  const validFor = input.validFor ?? enteredSeconds;
  if (from === to) throw new Refusal('invalid_request', 'An asset has no rate in itself.');
  if (validFor < 1 || validFor > longest)
    throw new Refusal('invalid_request', 'A rate may be used for one second to 366 days.');
  const rate = spellRate(input.rate);
  const readAt = needs.clock.now();
  const validUntil = new Date(readAt.getTime() + validFor * 1000);
  const { code: source, rank } = enteredBy;
  const quote = { workspace, from, to, rate, source, rank, readAt, validUntil, actor, reason };
  return transaction(needs.pool, (tx) => takeQuote(tx, quote, jumpBasisPoints));
}
