import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { figuresOf, lotsOfPayment } from './grant-rows.ts';
import { stateOf } from './grant.ts';
import type { Moment } from './moment.ts';
import type { LotState } from './revocation.ts';

/** The lots that a payment bought, each with where its credits are. */
export async function readLotStates(
  db: Pool | Tx,
  workspace: WorkspaceId,
  payment: string,
  moment: Moment,
): Promise<LotState[]> {
  const lots = await lotsOfPayment(db, workspace, payment);
  const figures = await figuresOf(db, workspace, lots, moment);
  return lots.flatMap((lot) => {
    const where = figures.get(lot.id);
    return where ? [{ ...stateOf(lot, where, moment.at), repaid: where.repaid }] : [];
  });
}
