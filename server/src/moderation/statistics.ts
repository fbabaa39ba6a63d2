import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool } from '#database';

/** What came of moderation in a stretch of time: for everybody to read. */
export type ModerationStatistics = {
  readonly from: Date;
  readonly to: Date;
  readonly reviews: {
    readonly approved: number;
    readonly rejected: number;
    readonly gone: number;
    readonly waiting: number;
    /** Waiting for longer than they should. */
    readonly overdue: number;
    /** Half of those decided took no longer than so many seconds; null where nothing was decided. */
    readonly medianSeconds: number | null;
  };
  readonly complaints: { readonly opened: number; readonly upheld: number; readonly dismissed: number };
  readonly appeals: {
    readonly opened: number;
    readonly upheld: number;
    readonly upheldByDeadline: number;
    readonly dismissed: number;
  };
  readonly optOuts: number;
  readonly controls: { readonly passed: number; readonly failed: number };
};

type Period = { readonly from: Date; readonly to: Date };

/** The figures of one stretch of time: from the first instant up to, and without, the second. */
export async function readModerationStatistics(
  pool: Pool,
  workspace: WorkspaceId,
  { from, to }: Period,
  now: Date,
): Promise<ModerationStatistics> {
  const within = (column: string) => sql`${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${to}`;
  const { rows } = await sql<{ figures: Omit<ModerationStatistics, 'from' | 'to'> }>`
    select jsonb_build_object(
      'reviews', (select jsonb_build_object(
          'approved', count(*) filter (where outcome = 'approved' and ${within('decided_at')}),
          'rejected', count(*) filter (where outcome = 'rejected' and ${within('decided_at')}),
          'gone', count(*) filter (where outcome = 'gone' and ${within('decided_at')}),
          'waiting', count(*) filter (where outcome is null),
          'overdue', count(*) filter (where outcome is null and due_at < ${now}),
          'medianSeconds', round(percentile_disc(0.5) within group (order by extract(epoch from decided_at - opened_at))
            filter (where outcome in ('approved', 'rejected') and ${within('decided_at')})))
        from moderation.review where workspace_id = ${workspace}),
      'complaints', (select jsonb_build_object(
          'opened', count(*) filter (where ${within('opened_at')}),
          'upheld', count(*) filter (where outcome = 'upheld' and ${within('decided_at')}),
          'dismissed', count(*) filter (where outcome = 'dismissed' and ${within('decided_at')}))
        from moderation.complaint where workspace_id = ${workspace}),
      'appeals', (select jsonb_build_object(
          'opened', count(*) filter (where ${within('opened_at')}),
          'upheld', count(*) filter (where status = 'upheld' and actor not like 'platform:%' and ${within('decided_at')}),
          'upheldByDeadline', count(*) filter (where status = 'upheld' and actor like 'platform:%' and ${within('decided_at')}),
          'dismissed', count(*) filter (where status = 'dismissed' and ${within('decided_at')}))
        from moderation.appeal where workspace_id = ${workspace}),
      'optOuts', (select count(*) from moderation.opt_out
        where workspace_id = ${workspace} and ${within('opted_out_at')}),
      'controls', (select jsonb_build_object('passed', count(*) filter (where passed), 'failed', count(*) filter (where not passed))
        from moderation.control_result where workspace_id = ${workspace} and ${within('noted_at')})) as figures`.execute(
    pool,
  );
  const [row] = rows;
  if (!row) throw new Error('The statistics of moderation answered nothing.');
  return { from, to, ...row.figures };
}
