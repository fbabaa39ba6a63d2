import { sql } from 'kysely';
import { Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { writeAudit } from '#identity';
import type { ModerationNeeds } from './needs.ts';
import { writeLog } from './public-log.ts';
import { domainOf, fold } from './spelling.ts';

/** `target`: a key (`chat:-100…`, `bot:77`), Telegram's number, or a `@username`. `country`: of ISO 3166, two letters. */
export const blockLists = ['word', 'target', 'domain', 'country'] as const;
export type BlockList = (typeof blockLists)[number];

/** Something that no task may have to do with. */
export type Block = {
  readonly list: BlockList;
  readonly value: string;
  readonly reason: string;
  readonly actor: string;
  readonly addedAt: Date;
};
export type BlockInput = Pick<Block, 'list' | 'value' | 'reason' | 'actor'>;

type Needs = Pick<ModerationNeeds, 'pool' | 'clock'>;

/** Puts something on a list; what is on it stays as it was put there. Refuses with `invalid_request`. */
export const addBlock = ({ pool, clock }: Needs, workspace: WorkspaceId, input: BlockInput): Promise<Block> =>
  transaction(pool, async (tx) => {
    const { list, reason, actor } = input;
    const value = spell(list, input.value);
    const at = clock.now();
    const { numAffectedRows } = await sql`
      insert into moderation.block (workspace_id, list, value, reason, actor, added_at)
      values (${workspace}, ${list}, ${value}, ${reason}, ${actor}, ${at})
      on conflict on constraint a_thing_is_blocked_once do nothing`.execute(tx);
    if (numAffectedRows === 1n) await tell(tx, workspace, { at, actor, list, value, isAdded: true });
    const blocks = await selectBlocks(tx, workspace);
    return (
      blocks.find((one) => one.list === list && one.value === value) ?? { list, value, reason, actor, addedAt: at }
    );
  });

/** Takes something off a list; what is not on it changes nothing. */
export const removeBlock = (
  { pool, clock }: Needs,
  workspace: WorkspaceId,
  { list, value: asked, actor }: Omit<BlockInput, 'reason'>,
): Promise<void> =>
  transaction(pool, async (tx) => {
    const value = spell(list, asked);
    const { numAffectedRows } = await sql`
      delete from moderation.block
      where workspace_id = ${workspace} and list = ${list} and value = ${value}`.execute(tx);
    if (numAffectedRows === 1n) await tell(tx, workspace, { at: clock.now(), actor, list, value, isAdded: false });
  });

/** All that is on the lists. */
export const listBlocks = (pool: Pool, workspace: WorkspaceId): Promise<Block[]> => selectBlocks(pool, workspace);

export async function selectBlocks(db: Pool | Tx, workspace: WorkspaceId): Promise<Block[]> {
  const { rows } = await sql<Block>`
    select list, value, reason, actor, added_at as "addedAt" from moderation.block
    where workspace_id = ${workspace} order by list, value`.execute(db);
  return rows;
}

/** The one spelling of a list's values. */
function spell(list: BlockList, asked: string): string {
  const text = asked.trim();
  const value = spellings[list](text);
  if (value === undefined || value === '')
    throw new Refusal('invalid_request', `"${text}" is not a ${list}.`, { list });
  return value;
}

const spellings: Readonly<Record<BlockList, (text: string) => string | undefined>> = {
  word: fold,
  target: (text) => (/^((chat|bot):)?-?\d{1,20}$|^@\w{4,32}$/.test(text) ? text.toLowerCase() : undefined),
  domain: (text) => domainOf(text.toLowerCase()),
  country: (text) => (/^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : undefined),
};

type Change = { at: Date; actor: string; list: BlockList; value: string; isAdded: boolean };

async function tell(tx: Tx, workspace: WorkspaceId, { at, actor, list, value, isAdded }: Change): Promise<void> {
  const action = isAdded ? 'moderation.block' : 'moderation.unblock';
  await writeAudit(tx, { workspace, recordedAt: at, actor, action, target: `${list}:${value}`, details: {} });
  const entry = { recordedAt: at, action: isAdded ? 'blocked' : 'unblocked', about: list, reasons: [] } as const;
  await writeLog(tx, workspace, entry);
}
