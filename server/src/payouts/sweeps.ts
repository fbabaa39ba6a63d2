import { sql } from 'kysely';
import type { Pool } from '#database';
import { together, type Sweep } from '#jobs';
import { describe, leaseFrom } from './due.ts';
import type { PayoutsNeeds } from './needs.ts';
import { takeDuePayouts, type PayoutName } from './payout-rows.ts';
import { overdueSweep } from './end-overdue.ts';
import { railsOf, type Rail } from './rail.ts';
import { lookUpPayout, sendPayout } from './send-payout.ts';
import { submitDue } from './submit-payouts.ts';

const atATime = 20;
const besideEachOther = 4;
/** How long one sweep goes on before it makes room for others of its lane. */
const patienceMilliseconds = 5000;

/**
 * The sweeps of this module, for `openJobs`: one for what is too late, and one for each rail, in the lane of the gateway that pays, so that one which
 * answers slowly delays no other. Money goes out from here only.
 */
export function payoutSweeps(needs: PayoutsNeeds): Sweep[] {
  const rails = railsOf(needs);
  const due = together(() => railsDue(needs, rails));
  const perRail = rails.map((rail) => ({
    name: `payouts.${rail.code}`,
    lane: rail.gateway,
    run: async () => ((await due()).has(rail.code) ? runRail(needs, rail) : 0),
  }));
  return [overdueSweep(needs), ...perRail];
}

/** The rails that have anything due, by one statement for all that tick together. */
async function railsDue({ pool, clock }: PayoutsNeeds, rails: readonly Rail[]): Promise<ReadonlySet<string>> {
  const codes = rails.map(({ code }) => code);
  const { rows } = await sql<{ code: string }>`select code from unnest(${codes}::text[]) as code
    where exists (select from payouts.payout where rail = code and due_at <= ${clock.now()})`.execute(pool);
  return new Set(rows.map(({ code }) => code));
}

async function runRail(needs: PayoutsNeeds, rail: Rail): Promise<number> {
  const until = performance.now() + patienceMilliseconds;
  for (let done = 0; ;) {
    const now = needs.clock.now();
    const toLook = await takeDuePayouts(needs.pool, { rail: rail.code, now, lease: leaseFrom(now), limit: atATime });
    await eachOf(needs, toLook, (name) => lookUpPayout(needs, rail, name));
    const sent = rail.port.submit ? await submitDue(needs, rail) : await sendDue(needs, rail, now);
    done += toLook.length + sent;
    if (toLook.length + sent === 0 || performance.now() > until) return done;
  }
}

async function sendDue(needs: PayoutsNeeds, rail: Rail, now: Date): Promise<number> {
  const due = await dueToSend(needs.pool, rail, now);
  await eachOf(needs, due, (name) => sendPayout(needs, rail, name));
  return due.length;
}

async function dueToSend(pool: Pool, { code }: Rail, now: Date): Promise<PayoutName[]> {
  const { rows } = await sql<PayoutName>`
    select p.workspace_id as workspace, p.id from payouts.payout p
    where p.rail = ${code} and p.due_at <= ${now} and p.status = 'approved' and not exists (
      select from payouts.stop s where s.workspace_id = p.workspace_id and s.rail in ('*', ${code}))
    order by p.due_at limit ${atATime}`.execute(pool);
  return rows;
}

/** A few beside each other; one that breaks is logged and stops no other: its lease runs out. */
async function eachOf(
  { log }: PayoutsNeeds,
  names: readonly PayoutName[],
  work: (name: PayoutName) => Promise<void>,
): Promise<void> {
  const waiting = [...names];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const name = next;
      await work(name).catch((error: unknown) =>
        log.error({ ...name, err: error, why: describe(error) }, 'A payout could not be taken on.'),
      );
    }
  };
  await Promise.all(Array.from({ length: besideEachOther }, worker));
}
