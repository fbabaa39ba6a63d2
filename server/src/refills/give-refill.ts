import { availableNow, begin, defaultPriority, give, hasAccess, rollLots, type Grant, type Reading } from '#billing';
import { transaction, type Tx } from '#database';
import { creditAsset, newId, type Clock } from '#kernel';
import { findPosted } from '#ledger';
import { selectPolicies } from './policy-rows.ts';
import type { Scheduled } from './policy.ts';
import { nextPeriod } from './schedule.ts';
import { dropTurn, lockTurn, moveTurn, type Turn, type TurnState } from './turn-rows.ts';

/**
 * Takes one turn: gives the refill of its period, if there is something to give, and moves on to the next period, in
 * one transaction under the workspace's lane. The key names the policy, the customer and the period, so whatever
 * crashes and however many processes try, a period is given once. Answers whether there was a turn.
 */
export async function giveRefill({ pool, clock }: Reading, turn: Turn): Promise<boolean> {
  return transaction(pool, async (tx) => {
    const at = await begin(tx, turn.workspace, clock);
    const state = await lockTurn(tx, turn, at);
    const [policy] = state ? await selectPolicies(tx, turn.workspace, turn.policy) : [];
    if (!state || !policy?.active || policy.terms.kind !== 'scheduled') return false;
    const { terms } = policy;
    const { schedule } = terms;
    if (state.rebase) {
      await moveTurn(tx, turn, nextPeriod(schedule, state.anchor, at));
      return true;
    }
    const period = state.dueAt;
    if (!(await isMeant(tx, turn, terms, [at, period]))) {
      await dropTurn(tx, turn);
      return true;
    }
    await moveTurn(tx, turn, nextPeriod(schedule, state.anchor, period));
    await giveFor(tx, clock, { turn, terms, state, period, at });
    return true;
  });
}

/** Those with access now, and those who had it when the period began: a refill that comes late is theirs as well. */
async function isMeant(
  tx: Tx,
  { workspace, customer }: Turn,
  { audience }: Scheduled,
  instants: readonly Date[],
): Promise<boolean> {
  if (audience.to !== 'entitled') return true;
  const { feature } = audience;
  for (const at of instants) if (await hasAccess(tx, workspace, { customer, feature, at })) return true;
  return false;
}

type Due = {
  readonly turn: Turn;
  readonly terms: Scheduled;
  readonly state: TurnState;
  readonly period: Date;
  readonly at: Date;
};

async function giveFor(tx: Tx, clock: Clock, due: Due): Promise<void> {
  const { turn, terms, period, at } = due;
  const { workspace, customer, policy } = turn;
  const key = `refill:${policy}:${customer}:${period.toISOString()}`;
  if (await findPosted(tx, workspace, key)) return;
  const expiresAt = endOf(due);
  const granted = await unitsOf(tx, due);
  if (granted <= 0n || (expiresAt && expiresAt <= at)) return; // what had expired by now is not given
  const line = `refill:${policy}`;
  const { rollOver } = terms;
  const before = rollOver ? await rollLots(tx, workspace, { customer, line, rollOver, at, since: period }) : [];
  const grant: Grant = {
    id: newId('gr'),
    customer,
    app: 'main',
    creditType: terms.creditType,
    category: terms.category,
    priority: defaultPriority,
    granted,
    startsAt: at,
    ...(expiresAt && { expiresAt }),
    reason: `Refill ${policy}`,
    line,
  };
  const command = { command: 'refill', policy, customer, period: period.toISOString() };
  await give(tx, clock, workspace, { grant, at, key, command, before });
}

async function unitsOf(tx: Tx, { turn: { workspace, customer }, terms, at }: Due): Promise<bigint> {
  if (terms.mode === 'add') return terms.amount;
  return terms.amount - (await availableNow(tx, workspace, at, customer, creditAsset(terms.creditType)));
}

/** Counted from the beginning of the period, so that a refill that comes late does not last longer. */
function endOf({ terms: { expiresIn, schedule }, state: { anchor }, period }: Due): Date | undefined {
  if (expiresIn === undefined) return undefined;
  if (expiresIn === 'period') return nextPeriod(schedule, anchor, period);
  return new Date(period.getTime() + expiresIn * 1000);
}
