import { sql } from 'kysely';
import type { Tx } from '#database';
import type { Finding, TaskInput } from './draft.ts';
import type { ExchangeSettings } from './settings.ts';

/**
 * Whether a moderator has to see a task before it is live: always, or until so many of its advertiser's tasks were
 * approved; and whenever an automatic check asks for it. Nobody moderates the operator's control tasks, and what the
 * treasury pays for only where a check asks for it: it is sold by the operator, at a price of theirs.
 */
export async function needsReview(
  tx: Tx,
  { workspace, review }: ExchangeSettings,
  { owner, payer }: TaskInput,
  findings: readonly Finding[],
): Promise<boolean> {
  if (payer === 'control') return false;
  if (findings.some(({ level }) => level === 'review')) return true;
  if (payer === 'treasury') return false;
  if (review.mode === 'always') return true;
  const { rows } = await sql<{ approved: number }>`
    select count(*)::int as approved from exchange.task
    where workspace_id = ${workspace} and owner = ${owner} and approved_at is not null`.execute(tx);
  return (rows[0]?.approved ?? 0) < review.tasks;
}
