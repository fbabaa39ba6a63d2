import { amountToWire, Refusal, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { secondsAfter } from './due.ts';
import type { Payout } from './payout.ts';
import { text, type Rule } from './rule.ts';
import { takenSince } from './rule-rows.ts';

const daySeconds = 24 * 60 * 60;

/**
 * Refuses with `above_limit` what would be more than a user, or all of them, may take out in any 24 hours. What came to
 * nothing does not count. The caller holds the workspace's lock, so two requests never count the same room.
 */
export async function checkLimits(
  tx: Tx,
  asked: { readonly workspace: WorkspaceId; readonly units: bigint } & Pick<Payout, 'source' | 'user'>,
  rule: Rule,
  now: Date,
): Promise<void> {
  if (rule.userDaily === null && rule.workspaceDaily === null) return;
  const taken = await takenSince(tx, asked.workspace, rule, asked, secondsAfter(now, -daySeconds));
  requireRoom(asked.source === 'user' ? 'This user' : 'This supplier', rule, rule.userDaily, taken.byUser, asked.units);
  requireRoom('Everybody together', rule, rule.workspaceDaily, taken.byAll, asked.units);
}

function requireRoom(who: string, { asset }: Rule, limit: bigint | null, taken: bigint, units: bigint): void {
  if (limit === null || taken + units <= limit) return;
  const room = limit > taken ? limit - taken : 0n;
  throw new Refusal(
    'above_limit',
    `${who} can take out ${text(asset, limit)} in 24 hours, and ${text(asset, room)} of it is left just now.`,
    { limit: amountToWire({ asset, units: limit }), left: amountToWire({ asset, units: room }) },
  );
}
