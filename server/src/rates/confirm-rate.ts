import { Refusal, type Asset, type WorkspaceId } from '#kernel';
import { transaction } from '#database';
import type { Quote } from './quote.ts';
import { standingQuotes } from './quote-rows.ts';
import { spellRate } from './rate.ts';
import type { RatesNeeds } from './source.ts';
import { takeForCertain } from './take-quote.ts';

export type Confirmation = {
  readonly from: Asset;
  readonly to: Asset;
  /** The rate that is held back, as it was seen: another one may have come since. */
  readonly rate: string;
  readonly reason: string;
  readonly actor: string;
};

/**
 * Lets a rate count that was held back because it jumped, for this workspace only. Safe to repeat. Refuses with
 * `not_found` when no such rate is held back.
 */
export const confirmRate = (
  { pool, clock }: Pick<RatesNeeds, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  { from, to, rate, reason, actor }: Confirmation,
): Promise<Quote> =>
  transaction(pool, async (tx) => {
    const now = clock.now();
    const asked = spellRate(rate);
    const standing = (await standingQuotes(tx, workspace, [from, to])).filter(
      (quote) => quote.from === from && quote.rate === asked && quote.validUntil > now,
    );
    const done = standing.find((quote) => quote.status === 'current' && quote.workspace === workspace);
    if (done) return done;
    const held = standing.find(({ status }) => status === 'held');
    if (!held)
      throw new Refusal(
        'not_found',
        `No rate of ${asked} from ${from} to ${to} is held back. GET /v1/rates shows those that are.`,
      );
    const { source, rank, validUntil } = held;
    return takeForCertain(tx, {
      workspace,
      from,
      to,
      rate: asked,
      source,
      rank,
      readAt: now,
      validUntil,
      actor,
      reason,
    });
  });
