import { targetKey, type StartProof } from '#exchange/checker';
import type { WorkspaceId } from '#kernel';
import type { HeardNeeds } from './needs.ts';
import { findPresence, notePresence } from './presence-rows.ts';
import { findToken, useToken } from './token-rows.ts';

/** What became of what we were told. */
export type Heard =
  | { readonly status: 'counted' }
  | {
      readonly status: 'ignored';
      readonly reason: 'unknown_token' | 'foreign_token' | 'expired_token' | 'unknown_user';
    };

type Told = {
  readonly workspace: WorkspaceId;
  /** Telegram's number of the bot this is about, as text. */
  readonly bot: string;
  readonly worker: string;
  readonly at: Date;
  readonly via: StartProof;
};

/**
 * Somebody started a bot with a start parameter. It counts when the parameter is of a claim of this person for this bot,
 * and has not run out. `isNew` is false when the bot knew them before: then nobody is paid, whatever parameter they used.
 */
export async function hearStart(
  needs: HeardNeeds,
  { workspace, bot, worker, at, via }: Told,
  { token, task, isNew = true }: { readonly token: string; readonly task?: string; readonly isNew?: boolean },
): Promise<Heard> {
  const known = await findToken(needs.pool, workspace, token);
  if (!known || known.bot !== bot) return { status: 'ignored', reason: 'unknown_token' };
  if (known.worker !== worker || (task !== undefined && known.task !== task))
    return { status: 'ignored', reason: 'foreign_token' };
  if (at > known.expiresAt) return { status: 'ignored', reason: 'expired_token' };
  // A token cannot be used before it is made; other people's clocks may think so.
  const since = at > known.madeAt ? at : known.madeAt;
  const firstAt = isNew ? since : new Date(0);
  await notePresence(needs.pool, { workspace, bot, worker, state: 'started', at: since, via, firstAt });
  if (isNew) await useToken(needs.pool, known, since);
  await needs.sighted.sight({ workspace, target: target(bot), worker, change: 'came', at: since });
  return { status: 'counted' };
}

/** Somebody blocked a bot or came back to it. Of people who never started it for us nothing is kept. */
export async function hearChange(
  needs: HeardNeeds,
  { workspace, bot, worker, at, via }: Told,
  state: 'started' | 'stopped',
): Promise<Heard> {
  const known = await findPresence(needs.pool, { workspace, bot, worker });
  if (!known) return { status: 'ignored', reason: 'unknown_user' };
  await notePresence(needs.pool, { workspace, bot, worker, state, at, via, firstAt: known.firstAt });
  const isNewest = at >= known.at;
  const where = { workspace, target: target(bot), worker, at };
  if (isNewest && state === 'stopped') await needs.sighted.sight({ ...where, change: 'gone', reason: 'stopped' });
  if (isNewest && state === 'started') await needs.sighted.sight({ ...where, change: 'came' });
  return { status: 'counted' };
}

const target = (bot: string): string => targetKey({ type: 'bot', id: bot });
