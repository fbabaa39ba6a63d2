import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { NoReason } from './answer.ts';
import type { Reading } from './needs.ts';

/** A no that was given. */
export type Refused = { readonly customer: string; readonly feature: string; readonly reason: NoReason };

/** The noes of this process that are not written yet. */
export type RefusalLog = {
  add(workspace: WorkspaceId, refused: Refused): void;
  /** Writes what was added. Answers how many rows that were. */
  flush(): Promise<number>;
};

/** Keeps the answer's no, when it is one. Answers the answer. */
export function keepNo<A extends { readonly allowed: boolean; readonly reason?: NoReason }>(
  { refusals }: { readonly refusals?: RefusalLog },
  workspace: WorkspaceId,
  { customer, feature }: { readonly customer: string; readonly feature: string },
  answer: A,
): A {
  if (!answer.allowed && answer.reason) refusals?.add(workspace, { customer, feature, reason: answer.reason });
  return answer;
}

type Entry = Refused & { readonly workspace: WorkspaceId; readonly at: Date; count: bigint };

/** More different noes than this between two flushes are not told apart any more: they are dropped. */
const most = 20_000;
const minute = 60_000;

/**
 * Gathers the noes that the hot calls give, so that giving one costs them nothing: no statement, no lock. A sweep
 * writes them each second, added up per customer, feature, reason and minute. A process that crashes loses the noes of
 * its last second, and nothing else: they are told for support and decide nothing.
 */
export function openRefusalLog({ pool, clock }: Reading): RefusalLog {
  let waiting = new Map<string, Entry>();
  return {
    add(workspace, refused) {
      const at = clock.now();
      const { customer, feature, reason } = refused;
      const key = JSON.stringify([workspace, customer, feature, reason, Math.floor(at.getTime() / minute)]);
      const known = waiting.get(key);
      if (known) known.count += 1n;
      else if (waiting.size < most) waiting.set(key, { ...refused, workspace, at, count: 1n });
    },
    async flush() {
      if (waiting.size === 0) return 0;
      const taken = waiting;
      waiting = new Map();
      for (const [workspace, entries] of Map.groupBy(taken.values(), (entry) => entry.workspace))
        await write(pool, workspace, entries);
      return taken.size;
    },
  };
}

async function write(pool: Reading['pool'], workspace: WorkspaceId, entries: readonly Entry[]): Promise<void> {
  await sql`select billing.record_refusals(${workspace}, ${entries.map((one) => one.customer)}::text[],
    ${entries.map((one) => one.feature)}::text[], ${entries.map((one) => one.reason)}::text[],
    ${entries.map((one) => one.at)}::timestamptz[], ${entries.map((one) => String(one.count))}::bigint[])`.execute(
    pool,
  );
}
