import { Refusal, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Destination, OpenConnection } from '#payments/gateway';
import { requireDestination } from './address-book.ts';
import { spell, type Rail } from './rail.ts';
import type { WorkspaceSettings } from './workspace-rows.ts';

/** Where somebody wants money to go: written out, or by an entry of the book. */
export type Wanted = {
  readonly workspace: WorkspaceId;
  readonly user: string;
  readonly destination?: Destination;
  readonly address?: string;
};

/** The destination in the one spelling of its rail, and the entry of the book it is. */
export type WhereTo = { readonly destination: Destination; readonly address: string | null };

/**
 * Finds out where money is to go. Refuses with `invalid_request` (neither or both, or the book alone is allowed),
 * `not_found`, `destination_invalid`, or `destination_cooling` with the instant from which on the entry is paid.
 */
export async function whereTo(
  db: Pool | Tx,
  wanted: Wanted,
  { rail, opened, settings, now }: { rail: Rail; opened: OpenConnection; settings: WorkspaceSettings; now: Date },
): Promise<WhereTo> {
  const { destination, address } = wanted;
  if ((destination === undefined) === (address === undefined))
    throw new Refusal('invalid_request', 'Give either a "destination" or the "address" of an entry of the book.');
  if (address !== undefined) return fromBook(db, wanted, address, { rail, opened, now });
  if (settings.bookOnly)
    throw new Refusal('invalid_request', 'Only entries of the address book are paid here: give an "address".');
  return { destination: spell(rail, opened, destination ?? {}), address: null };
}

async function fromBook(
  db: Pool | Tx,
  { workspace, user }: Wanted,
  address: string,
  { rail, opened, now }: { rail: Rail; opened: OpenConnection; now: Date },
): Promise<WhereTo> {
  const kept = await requireDestination(db, workspace, address);
  if (kept.user !== user) throw new Refusal('not_found', 'There is no such destination in the book of this user.');
  if (kept.rail !== rail.code)
    throw new Refusal('destination_invalid', `This destination is of the rail "${kept.rail}".`, { rail: kept.rail });
  if (kept.usableAt > now)
    throw new Refusal(
      'destination_cooling',
      `This destination is new: it is paid from ${kept.usableAt.toISOString()} on.`,
      { usable_at: kept.usableAt.toISOString() },
    );
  return { destination: spell(rail, opened, kept.destination), address };
}
