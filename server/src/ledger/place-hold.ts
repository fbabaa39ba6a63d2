import { sql } from 'kysely';
import { Refusal, type Clock } from '#kernel';
import type { Tx } from '#database';
import { plainArray, textArray } from './array-literal.ts';
import type { Hold } from './hold.ts';
import { held } from './place.ts';
import { post } from './post.ts';
import type { Posted } from './transfer.ts';

/**
 * Moves money to `hold:<id>` until its release time, or until it is told to be released. The same hold asked again is answered as before. Refusals as
 * `post`, `invalid_amount` when the shares are not together the amount, `invalid_request` when one is another hold's.
 */
export async function placeHold(tx: Tx, clock: Clock, hold: Hold): Promise<Posted> {
  checkShares(hold);
  const { workspace, id, from, amount, reason, reference, shares, releaseAt } = hold;
  const input = [from.address, amount, releaseAt, shares.map(({ to, units }) => [to.address, units])];
  const postings = [{ from, to: held(id), amount }];
  const posted = await post(tx, clock, {
    workspace,
    key: `hold.place:${id}`,
    reason,
    ...(reference === undefined ? {} : { reference }),
    input,
    postings,
  });
  if (!posted.replayed) await writeHold(tx, hold);
  return posted;
}

function checkShares({ shares, amount }: Hold): void {
  const total = shares.reduce((sum, share) => sum + share.units, 0n);
  if (total !== amount.units || shares.some((share) => share.units <= 0n))
    throw new Refusal('invalid_amount', 'The shares of a hold must be positive and together exactly its amount.');
  if (shares.some(({ to }) => to.address.startsWith('hold:')))
    throw new Refusal('invalid_request', 'What a hold releases cannot go to another hold: name who gets it.');
}

/** Writes the hold, its accounts opened where there are none. The transfer has just taken the lane. */
async function writeHold(tx: Tx, hold: Hold): Promise<void> {
  const { workspace, id, amount, from, shares } = hold;
  const places = [held(id), from, ...shares.map((share) => share.to)];
  await sql`insert into ledger.hold (workspace_id, id, account, origin, asset, units, share_account, share_units,
      reason, reference, release_at)
    select ${workspace}, ${id}, ids[1], ids[2], ${amount.asset}, ${amount.units}, ids[3:],
      ${plainArray(shares.map((share) => share.units))}::bigint[], ${hold.reason}, ${hold.reference ?? null}, ${hold.releaseAt}
    from ledger.open_accounts(${workspace}, ${textArray(places.map((place) => place.address))},
      ${textArray(places.map(() => amount.asset))}, ${plainArray(places.map((place) => place.floor))},
      ${plainArray(places.map((place) => place.ceiling))}) as ids`.execute(tx);
}
