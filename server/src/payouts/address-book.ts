import { isId, newId, Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { writeAudit } from '#identity';
import type { Destination } from '#payments/gateway';
import type { KeptDestination } from './destination.ts';
import {
  findDestination,
  insertDestination,
  markRemoved,
  selectDestinations,
  type DestinationFilter,
} from './destination-rows.ts';
import { secondsAfter } from './due.ts';
import type { PayoutsNeeds } from './needs.ts';
import { payerFor, personalRail, spell } from './rail.ts';
import { lockSettings } from './workspace-rows.ts';

export type NewDestination = {
  readonly user: string;
  readonly rail: string;
  readonly destination: Destination;
  readonly label: string;
  /** Whose way of writing destinations it is read by, where there are several accounts. */
  readonly connection?: string;
};

/**
 * Keeps a destination in a user's book; it is paid once it has cooled down. Refuses with `destination_invalid`,
 * `already_exists`, or as finding the account does.
 */
export async function addDestination(
  needs: PayoutsNeeds,
  workspace: WorkspaceId,
  input: NewDestination,
  actor: string,
): Promise<KeptDestination> {
  const rail = personalRail(needs, input.rail);
  const { opened } = await payerFor(needs, workspace, rail, input.connection);
  const destination = spell(rail, opened, input.destination);
  return transaction(needs.pool, async (tx) => {
    const { coolDownSeconds } = await lockSettings(tx, workspace, 'share');
    const addedAt = needs.clock.now();
    const kept: KeptDestination = {
      workspace,
      id: newId('dst'),
      user: input.user,
      rail: rail.code,
      destination,
      label: input.label,
      addedAt,
      usableAt: secondsAfter(addedAt, coolDownSeconds),
      removedAt: null,
    };
    if (!(await insertDestination(tx, kept)))
      throw new Refusal('already_exists', 'This user has this destination in the book already.');
    await audit(tx, kept, 'destination.add', actor, addedAt);
    return kept;
  });
}

/** Takes a destination out of the book; added again, it cools down again. Refuses with `not_found`. */
export const removeDestination = (
  { pool, clock }: Pick<PayoutsNeeds, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  id: string,
  actor: string,
): Promise<KeptDestination> =>
  transaction(pool, async (tx) => {
    const kept = await requireDestination(tx, workspace, id);
    const removedAt = clock.now();
    await markRemoved(tx, workspace, id, removedAt);
    await audit(tx, kept, 'destination.remove', actor, removedAt);
    return { ...kept, removedAt };
  });

const audit = (
  tx: Tx,
  { workspace, id, user, rail, destination }: KeptDestination,
  action: string,
  actor: string,
  recordedAt: Date,
) => writeAudit(tx, { workspace, recordedAt, actor, action, target: id, details: { user, rail, destination } });

/** An entry of the book. Refuses with `not_found`, the same for a foreign one as for none. */
export async function requireDestination(db: Pool | Tx, workspace: WorkspaceId, id: string): Promise<KeptDestination> {
  const kept = await findDestination(db, workspace, id);
  if (!kept) throw new Refusal('not_found', 'There is no such destination in the book.');
  return kept;
}

export type DestinationPage = { readonly destinations: readonly KeptDestination[]; readonly cursor?: string };

/** Entries of the book, newest first. Refuses with `invalid_request` a cursor that is none of ours. */
export async function listDestinations(pool: Pool, filter: DestinationFilter): Promise<DestinationPage> {
  if (filter.cursor !== undefined && !isId('dst', filter.cursor))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200);
  const found = await selectDestinations(pool, filter, limit + 1);
  const destinations = found.slice(0, limit);
  const last = destinations.at(-1);
  return found.length > limit && last ? { destinations, cursor: last.id } : { destinations };
}
