import { sql } from 'kysely';
import type { Sweep } from '#jobs';
import { takeDueAccounts } from './account-rows.ts';
import { after, day, describe, hour, leaseFrom } from './due.ts';
import { takeDueErrands } from './errand-rows.ts';
import { followPurchase } from './follow.ts';
import { lookUp } from './look-up.ts';
import type { SupplyNeeds } from './needs.ts';
import { takeDuePurchases } from './purchase-rows.ts';
import { pursueErrand } from './pursue-errand.ts';
import { watchBalance } from './watch-balance.ts';

const atOnce = 20;

/** The sweeps of this module, for `openJobs`: each in a lane of its own, for all of them wait for suppliers. */
export const supplySweeps = (needs: SupplyNeeds): Sweep[] => [
  { name: 'supply.pursue', lane: 'supply.pursue', run: () => pursueDue(needs) },
  { name: 'supply.look', lane: 'supply.look', run: () => purchasesDue(needs, true) },
  { name: 'supply.follow', lane: 'supply.follow', run: () => purchasesDue(needs, false) },
  { name: 'supply.balances', lane: 'supply.balances', run: () => balancesDue(needs) },
  { name: 'supply.forget', lane: 'supply.balances', run: () => forget(needs) },
];

async function pursueDue(needs: SupplyNeeds): Promise<number> {
  const now = needs.clock.now();
  const due = await takeDueErrands(needs.pool, now, leaseFrom(now), atOnce);
  await eachOf(needs, due, (name) => pursueErrand(needs, name));
  return due.length;
}

async function purchasesDue(needs: SupplyNeeds, isInTheAir: boolean): Promise<number> {
  const now = needs.clock.now();
  const due = await takeDuePurchases(needs.pool, { isInTheAir, now, lease: leaseFrom(now), limit: atOnce });
  await eachOf(needs, due, (name) => (isInTheAir ? lookUp(needs, name) : followPurchase(needs, name)));
  return due.length;
}

async function balancesDue(needs: SupplyNeeds): Promise<number> {
  const now = needs.clock.now();
  const due = await takeDueAccounts(needs.pool, now, after(now, hour));
  await eachOf(needs, due, ({ workspace, id }) => watchBalance(needs, workspace, id));
  return due.length;
}

/** How long what suppliers told us is kept as it came. */
const hooksKeptFor = 30 * day;

/** What was kept for a moment only, in bounded bites. */
async function forget({ pool, clock }: SupplyNeeds): Promise<number> {
  const now = clock.now();
  const old = after(now, -day);
  const { rows } = await sql<{ n: number }>`
    with hooks as (delete from supply.hook where ctid in
        (select ctid from supply.hook where received_at < ${after(now, -hooksKeptFor)} limit 1000) returning 1),
      costs as (delete from supply.cost where ctid in
        (select ctid from supply.cost where read_at < ${old} limit 1000) returning 1),
      validations as (delete from supply.validation where ctid in
        (select ctid from supply.validation where read_at < ${old} limit 1000) returning 1)
    select ((select count(*) from hooks) + (select count(*) from costs) + (select count(*) from validations))::int as n`.execute(
    pool,
  );
  return rows[0]?.n ?? 0;
}

/** A few beside each other; one that breaks is logged and stops no other: its turn comes again. */
async function eachOf<T>({ log }: SupplyNeeds, all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const waiting = [...all];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      await work(next).catch((error: unknown) =>
        log.warn({ words: describe(error) }, 'Something about a supplier could not be done; it comes again.'),
      );
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}
