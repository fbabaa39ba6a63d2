import type { Amount, WorkspaceId } from '#kernel';
import type { PayoutsNeeds } from './needs.ts';
import { railFor } from './rail.ts';
import { approvalsFor, priceOf, type Price } from './rule.ts';
import { ruleFor } from './rule-rows.ts';
import { stopOf } from './workspace-rows.ts';

/** What a payout would come to. */
export type PayoutQuote = Price & {
  readonly minimum: bigint;
  readonly maximum: bigint | null;
  /** How many people would have to approve it. */
  readonly approvals: 0 | 1 | 2;
  readonly holdSeconds: number;
  /** Why nothing goes out just now. */
  readonly stopped: string | null;
};

/**
 * Says what asking for this amount would come to; nothing happens. Refuses what a request would be refused for its
 * amount alone, with `below_minimum`, `above_limit`, `asset_not_supported` or `invalid_request`.
 */
export async function quotePayout(
  needs: PayoutsNeeds,
  { workspace, rail: code, amount }: { workspace: WorkspaceId; rail: string; amount: Amount },
): Promise<PayoutQuote> {
  const rail = railFor(needs, code, amount.asset);
  const rule = await ruleFor(needs.pool, workspace, rail.code, amount.asset);
  const price = priceOf(rule, amount);
  const { minimum, maximum, holdSeconds } = rule;
  const stop = await stopOf(needs.pool, workspace, rail.code);
  const approvals = approvalsFor(rule, price.units);
  return { ...price, minimum, maximum, approvals, holdSeconds, stopped: stop?.reason ?? null };
}
