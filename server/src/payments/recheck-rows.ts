import { judgeRows } from './judge-rows.ts';
import { connectionOf, type Judging } from './judging.ts';
import { findRows, openRows, type MirroredRow } from './outer-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { mirror } from './read-page.ts';

const atATime = 200;

/** Rows from before this run's tail that have come to no end: looked at again, and a withdrawal's state read again. */
export async function recheckRows(needs: PaymentsNeeds, judging: Judging): Promise<void> {
  const { run, list } = judging;
  for (let from = 0, more = true; more;) {
    const rows = await openRows(needs.pool, list, from, atATime);
    const open = rows.filter(({ judgedIn }) => judgedIn !== run.id);
    await readStates(needs, judging, open.filter(isPending));
    if (open.length > 0) await judgeRows(needs, judging, await findRows(needs.pool, list, open));
    const last = rows.at(-1);
    more = rows.length === atATime && last !== undefined;
    if (last) from = last.position + 1;
  }
}

const isPending = ({ state }: MirroredRow): boolean => state === 'pending';

/** One page may hold several of them. */
async function readStates(needs: PaymentsNeeds, judging: Judging, pending: readonly MirroredRow[]): Promise<void> {
  let read = -1;
  for (const { position } of pending) {
    if (position < read) continue;
    const { rows } = await judging.history.read(connectionOf(judging.list), position);
    await mirror(needs, judging, rows, position);
    read = position + rows.length;
  }
}
