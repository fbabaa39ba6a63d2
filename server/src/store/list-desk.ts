import { Refusal, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { actionsOfDesk, type StoreDeskCase } from './desk.ts';
import { selectDesk, type DeskRow } from './desk-rows.ts';
import { findOrder } from './order-rows.ts';

export type StoreDeskFilter = { readonly cursor?: string; readonly limit?: number };
export type StoreDeskPage = { readonly cases: readonly StoreDeskCase[]; readonly cursor?: string };

/** What waits for a person, oldest first. Refuses with `invalid_request` a cursor that is none of ours. */
export async function listStoreDesk(
  pool: Pool,
  workspace: WorkspaceId,
  filter: StoreDeskFilter = {},
): Promise<StoreDeskPage> {
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200);
  const found = await selectDesk(pool, workspace, placeOf(filter.cursor), limit + 1);
  const page = found.slice(0, limit);
  const cases = await Promise.all(page.map((row) => caseOf(pool, workspace, row)));
  const last = page.at(-1);
  return found.length > limit && last ? { cases, cursor: cursorOf(last) } : { cases };
}

async function caseOf(pool: Pool, workspace: WorkspaceId, { order: id, kind, reason, since }: DeskRow) {
  const order = await findOrder(pool, workspace, id);
  if (!order) throw new Error(`${id} is on the desk, and not there.`);
  return { order, kind, reason, since, actions: actionsOfDesk[kind] };
}

const cursorOf = ({ since, order, number }: DeskRow): string => `${since.getTime()}.${order}.${number}`;

function placeOf(cursor: string | undefined): Pick<DeskRow, 'since' | 'order' | 'number'> | undefined {
  if (cursor === undefined) return undefined;
  const match = /^(\d{1,14})\.(so_[0-9a-f]{32})\.(\d{1,6})$/.exec(cursor);
  const [, since, order, number] = match ?? [];
  if (since === undefined || order === undefined || number === undefined)
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  return { since: new Date(Number(since)), order, number: Number(number) };
}
