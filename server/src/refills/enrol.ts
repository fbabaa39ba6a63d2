import { customersAfter, holdersAfter, type Met } from '#billing';
import type { Pool } from '#database';
import type { WorkspaceId } from '#kernel';
import { activeSchedules, markSeen } from './policy-rows.ts';
import type { Audience, RefillPolicy } from './policy.ts';
import { insertTurns } from './turn-rows.ts';

const page = 1000;

/** Puts those on the lists of scheduled refills whom billing has met, or given access, since the last look. */
export async function enrol(pool: Pool): Promise<number> {
  let found = 0;
  for (const { workspace, policy, seenTo } of await activeSchedules(pool))
    found += await enrolInto(pool, workspace, policy, seenTo);
  return found;
}

async function enrolInto(pool: Pool, workspace: WorkspaceId, policy: RefillPolicy, seenTo: string): Promise<number> {
  const { terms, code, changedAt } = policy;
  if (terms.kind !== 'scheduled' || terms.audience.to === 'named') return 0;
  let from = earlier(seenTo);
  let found = 0;
  for (let met: Met[] = []; ;) {
    met = await read(pool, workspace, terms.audience, from);
    const last = met.at(-1);
    if (!last) return found;
    await insertTurns(pool, workspace, { code, changedAt, schedule: terms.schedule }, met);
    if (last.id > seenTo) {
      found += met.length;
      await markSeen(pool, workspace, code, last.id);
    }
    if (met.length < page) return found;
    from = last.id;
  }
}

const read = (pool: Pool, workspace: WorkspaceId, audience: Audience, id: string): Promise<Met[]> =>
  audience.to === 'entitled'
    ? holdersAfter(pool, workspace, { feature: audience.feature, id, most: page })
    : customersAfter(pool, workspace, id, page);

/**
 * Ids are ordered by the instant they were made, and a transaction may commit a while after it made one: so the last
 * ten minutes before what was seen are looked at again.
 */
function earlier(id: string): string {
  const [prefix, digits] = id.split('_');
  if (!prefix || !digits) return '';
  const made = Number.parseInt(digits.slice(0, 12), 16);
  return `${prefix}_${Math.max(0, made - 600_000)
    .toString(16)
    .padStart(12, '0')}`;
}
