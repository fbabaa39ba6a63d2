import { sql } from 'kysely';
import { creditAsset, newId, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import type { Posting } from '#ledger';
import { insertLot } from './give-lots.ts';
import { figuresOf, lotsOfLine, markRolled } from './grant-rows.ts';
import { stateOf, type Grant, type GrantState } from './grant.ts';
import { carried, lapsed, restored } from './postings.ts';
import { carry, type RollOver } from './roll-over.ts';

export type Rolling = {
  readonly customer: string;
  readonly line: string;
  readonly rollOver: RollOver;
  readonly at: Date;
  /** When the period before ended: lots that lived then are carried over, though they have expired since. */
  readonly since: Date;
};

/**
 * The next of a line comes: answers the postings that carry over what is left of the lots before, up to the cap, each
 * to a lot of its own with the category and the payment of the old one, so that a refund of that payment finds it.
 * What is above the cap lapses. What reservations hold stays with its lot. The caller holds the lane and posts.
 */
export async function rollLots(tx: Tx, workspace: WorkspaceId, rolling: Rolling): Promise<Posting[]> {
  const { customer, at } = rolling;
  await sql`select billing.release_due(${workspace}, ${at}, array[${customer}]::text[])`.execute(tx);
  const lots = await lotsOfLine(tx, workspace, rolling);
  await bookExpiry(tx, workspace, customer, lots, at);
  const figures = await figuresOf(tx, workspace, lots, { at, seq: null });
  const states = lots.flatMap((lot) => {
    const where = figures.get(lot.id);
    return where && !where.wasRevoked ? [stateOf(lot, where, at)] : [];
  });
  const carriedBefore = states.filter((lot) => lot.rolledFrom).reduce((sum, lot) => sum + lot.available, 0n);
  const ending = states.filter((lot) => !lot.rolledFrom).map((lot) => ({ ...lot, units: leftOf(lot) }));
  const postings: Posting[] = [];
  for (const { lot, kept, lapsed: over } of carry(ending, rolling.rollOver.cap - carriedBefore))
    postings.push(...(await carryOver(tx, workspace, { lot, kept, over }, rolling)));
  await markRolled(
    tx,
    workspace,
    ending.map((lot) => lot.id),
    at,
  );
  return postings;
}

/** An expired lot has had its expiry booked, whether or not a job was there first. */
async function bookExpiry(tx: Tx, workspace: WorkspaceId, customer: string, lots: readonly Grant[], at: Date) {
  const expired = lots.filter(({ expiresAt }) => expiresAt && expiresAt <= at).map((lot) => lot.id);
  if (expired.length > 0)
    await sql`select billing.book_expiry(${workspace}, ${at}, k.due, array[${customer}]::text[])
      from (select array_agg(g.id) as due from billing.grant g
        where g.workspace_id = ${workspace} and g.id = any (${expired}::text[]) and g.is_open) k
      where k.due is not null`.execute(tx);
}

const leftOf = (lot: GrantState): bigint => (lot.status === 'expired' ? lot.expired : lot.available);

type Part = { readonly lot: GrantState; readonly kept: bigint; readonly over: bigint };

async function carryOver(
  tx: Tx,
  workspace: WorkspaceId,
  { lot, kept, over }: Part,
  { at, rollOver: { expiresIn } }: Rolling,
): Promise<Posting[]> {
  const asset = creditAsset(lot.creditType);
  const isExpired = lot.status === 'expired';
  const ends = over > 0n && !isExpired ? [lapsed({ id: lot.id, app: lot.app, credits: { asset, units: over } })] : [];
  if (kept === 0n) return ends;
  const { expiresAt: _, onceKey: __, ...same } = grantIn(lot);
  const next: Grant = {
    ...same,
    id: newId('gr'),
    granted: kept,
    startsAt: at,
    ...(expiresIn !== undefined && { expiresAt: new Date(at.getTime() + expiresIn * 1000) }),
    rolledFrom: lot.id,
  };
  await insertLot(tx, workspace, next, asset, true);
  const credits = { asset, units: kept };
  const back = isExpired ? [restored({ id: lot.id, app: lot.app, credits })] : [];
  return [...back, carried(lot.id, next.id, credits), ...ends];
}

/** The lot as it was given, without where its credits are. */
function grantIn(lot: GrantState): Grant {
  const { status: _, available: _a, reserved: _r, spent: _s, expired: _e, revoked: _v, rolled: _o, ...grant } = lot;
  return grant;
}
