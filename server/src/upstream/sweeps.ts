import type { Sweep } from '#jobs';
import { takeDueAccounts } from './account-rows.ts';
import { after, describe, hour, leaseFrom } from './due.ts';
import { takeDueErrands } from './errand-rows.ts';
import { followLot } from './follow.ts';
import { lookUp } from './look-up.ts';
import type { UpstreamNeeds } from './needs.ts';
import { takeDuePlacements } from './placement-rows.ts';
import { pursueRun } from './pursue-run.ts';
import { readOffers } from './read-offers.ts';
import { pursueRefill, takeDueRefills } from './refill-run.ts';
import { watchBalance } from './watch-balance.ts';

/** As many ids as panels take in one call. */
const lotMax = 100;
const atOnce = 20;

/** The sweeps of this module, for `openJobs`: each in a lane of its own, for all of them wait for panels. */
export const upstreamSweeps = (needs: UpstreamNeeds): Sweep[] => [
  { name: 'upstream.look', lane: 'upstream.look', run: () => lookUpDue(needs) },
  { name: 'upstream.pursue', lane: 'upstream.pursue', run: () => pursueDue(needs) },
  { name: 'upstream.follow', lane: 'upstream.follow', run: () => followDue(needs) },
  { name: 'upstream.refills', lane: 'upstream.refills', run: () => refillsDue(needs) },
  { name: 'upstream.offers', lane: 'upstream.panels', run: () => offersDue(needs) },
  { name: 'upstream.balances', lane: 'upstream.panels', run: () => balancesDue(needs) },
];

async function lookUpDue(needs: UpstreamNeeds): Promise<number> {
  const now = needs.clock.now();
  const due = await takeDuePlacements(needs.pool, { isPlaced: false, now, lease: leaseFrom(now), limit: atOnce });
  await eachOf(needs, due, (name) => lookUp(needs, name));
  return due.length;
}

async function pursueDue(needs: UpstreamNeeds): Promise<number> {
  const now = needs.clock.now();
  const due = await takeDueErrands(needs.pool, now, leaseFrom(now), atOnce);
  await eachOf(needs, due, (name) => pursueRun(needs, name));
  return due.length;
}

/** Up to 100 orders of one panel in one call; panels beside each other. */
async function followDue(needs: UpstreamNeeds): Promise<number> {
  const now = needs.clock.now();
  const due = await takeDuePlacements(needs.pool, { isPlaced: true, now, lease: leaseFrom(now), limit: 5 * lotMax });
  const lots = [...Map.groupBy(due, ({ workspace, provider }) => `${workspace} ${provider}`).values()];
  const calls = lots.flatMap((lot) => chunked(lot, lotMax));
  await eachOf(needs, calls, async (lot) => {
    const [first] = lot;
    if (first) await followLot(needs, first, lot);
  });
  return due.length;
}

async function refillsDue(needs: UpstreamNeeds): Promise<number> {
  const now = needs.clock.now();
  const due = await takeDueRefills(needs.pool, now, leaseFrom(now), atOnce);
  await eachOf(needs, due, (name) => pursueRefill(needs, name));
  return due.length;
}

async function offersDue(needs: UpstreamNeeds): Promise<number> {
  const now = needs.clock.now();
  const due = await takeDueAccounts(needs.pool, 'offers_due_at', now, after(now, hour));
  await eachOf(needs, due, ({ workspace, id }) => readOffers(needs, workspace, id));
  return due.length;
}

async function balancesDue(needs: UpstreamNeeds): Promise<number> {
  const now = needs.clock.now();
  const due = await takeDueAccounts(needs.pool, 'books_due_at', now, after(now, hour));
  await eachOf(needs, due, ({ workspace, id }) => watchBalance(needs, workspace, id));
  return due.length;
}

const chunked = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));

/** A few beside each other; one that breaks is logged and stops no other: its turn comes again. */
async function eachOf<T>({ log }: UpstreamNeeds, all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const waiting = [...all];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      await work(next).catch((error: unknown) =>
        log.warn({ words: describe(error) }, 'Something about a panel could not be done; it comes again.'),
      );
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}
