import { transaction, type Pool } from '#database';
import type { Clock } from '#kernel';
import type { RelayNeeds } from '#telegram';
import { announce } from '#webhooks';

const atMostEvery = 10 * 60 * 1000;

/** Tells the workspace of a bot that takes long for its answers, at most every ten minutes from this process. */
export function tellSlow({ pool, clock }: { pool: Pool; clock: Clock }): NonNullable<RelayNeeds['tellSlow']> {
  const told = new Map<string, number>();
  return async ({ workspace, id }, milliseconds) => {
    const now = clock.now();
    if (now.getTime() - (told.get(id) ?? 0) < atMostEvery) return;
    told.set(id, now.getTime());
    const data = { bot: id, answer_ms: milliseconds };
    await transaction(pool, (tx) => announce(tx, workspace, { type: 'bot.slow', occurredAt: now, data }));
  };
}
