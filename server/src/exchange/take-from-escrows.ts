import { amountToWire, type Amount, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import type { Posting } from '#ledger';
import { tell } from '#people';
import { platformActor, recount } from './move-task.ts';
import { slotsTaken } from './postings.ts';
import { freeSlots, unitOf, type Task } from './task.ts';
import { lockTasksOf } from './task-rows.ts';

/** Money of a person that has to go back and is not there any more, as funds asks for it. */
type Missing = {
  readonly workspace: WorkspaceId;
  readonly user: string;
  readonly amount: Amount;
  readonly payment: string;
  readonly at: Date;
};

/**
 * The port `beforeReceivable` of funds: takes slots that nobody has out of a person's open escrows, whole ones and the
 * newest tasks first, until what is missing is there; what is more stays with the person. Those tasks have fewer slots
 * from then on, and are paused `charge_back`. Workers who have claimed or done the work keep what is theirs.
 */
async function take(tx: Tx, missing: Missing): Promise<readonly Posting[]> {
  const { workspace, user, amount } = missing;
  const postings: Posting[] = [];
  let found = 0n;
  for (const task of (await lockTasksOf(tx, workspace, { owner: user, asset: amount.asset })).toReversed()) {
    const taken = slotsFor(task, amount.units - found);
    if (taken === 0) continue;
    await takeSlots(tx, task, taken, missing);
    const posting = slotsTaken(task, taken);
    found += posting.amount.units;
    postings.push(posting);
  }
  await tellOf(tx, missing, found);
  return postings;
}

/** How many whole free slots cover so much, or as many as there are. */
function slotsFor(task: Task, units: bigint): number {
  if (units <= 0n) return 0;
  const unit = unitOf(task).units;
  const wanted = (units + unit - 1n) / unit;
  const free = BigInt(freeSlots(task));
  return Number(wanted < free ? wanted : free);
}

const takeSlots = (tx: Tx, task: Task, taken: number, { payment, at }: Missing): Promise<Task> => {
  const pauses = task.pauses.includes('charge_back') ? task.pauses : [...task.pauses, 'charge_back' as const];
  const step = { at, actor: platformActor, reason: payment, ending: 'charge_back' as const };
  return recount(tx, task, { slots: task.slots - taken, pauses }, step);
};

async function tellOf(tx: Tx, { workspace, user, amount, payment }: Missing, found: bigint): Promise<void> {
  const debt = amount.units > found ? amount.units - found : 0n;
  const values = { ...amountToWire(amount), debt: amountToWire({ asset: amount.asset, units: debt }).amount };
  await tell(tx, workspace, [{ user, kind: 'charge_back', key: `charge_back:${payment}`, values }]);
}

/** Tasks are locked before the book, which funds takes next: `prepare` is called first. */
export const takeFromEscrows = Object.assign(take, {
  prepare: async (tx: Tx, { workspace, user, asset }: { workspace: WorkspaceId; user: string; asset: string }) => {
    await lockTasksOf(tx, workspace, { owner: user, asset });
  },
});
