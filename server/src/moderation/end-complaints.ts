import type { Tx } from '#database';
import type { Task } from '#exchange';
import { tell } from '#people';
import { recordTrust } from '#trust';
import { closeComplaints } from './complaint-rows.ts';

/**
 * Decides every open complaint of a task, tells those who complained, and keeps what was upheld with the advertiser.
 * Answers whether there were any. The caller has locked the task.
 */
export async function endComplaints(
  tx: Tx,
  { workspace, id, owner }: Task,
  { outcome, at }: { readonly outcome: 'upheld' | 'dismissed'; readonly at: Date },
): Promise<boolean> {
  const ended = await closeComplaints(tx, workspace, id, { outcome, at });
  const notices = ended.map(({ id: complaint, complainant: user }) => {
    return { user, kind: 'complaint_decided' as const, key: `complaint:${complaint}`, values: { task: id, outcome } };
  });
  if (notices.length > 0) await tell(tx, workspace, notices);
  if (outcome === 'upheld')
    for (const { id: complaint, reason } of ended)
      await recordTrust(tx, workspace, {
        user: owner,
        kind: 'complaint',
        reference: complaint,
        at,
        detail: { reason },
      });
  return ended.length > 0;
}
