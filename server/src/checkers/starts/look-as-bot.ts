import { askTelegram, asUnknown } from '#checkers/wire';
import type { Seen, Target } from '#exchange/checker';
import type { WorkspaceId } from '#kernel';
import { listBots } from '#telegram';
import type { StartsNeeds } from './needs.ts';

/**
 * Asks Telegram, as the bot itself, whether it may still write to somebody, which it may after they started it and until
 * they block it. Nothing is written: "typing…" shows for a moment, and nobody is notified.
 */
export async function lookAsBot(
  needs: StartsNeeds,
  { workspace, target }: { readonly workspace: WorkspaceId; readonly target: Pick<Target, 'id'> },
  worker: string,
): Promise<Seen> {
  const bot = (await listBots(needs.pool, workspace)).find(({ telegramId }) => telegramId === target.id);
  if (!bot) return { present: 'unknown', reason: 'bot_lost' };
  const told = await askTelegram(needs, bot, 'sendChatAction', { chat_id: Number(worker), action: 'typing' });
  if (told.is === 'told') return { present: 'yes', evidence: { via: 'instance' } };
  if (told.is === 'no')
    return { present: 'no', reason: /can't initiate/.test(told.description) ? 'not_started' : 'stopped' };
  // A person is never a target that has gone: the bot and they have not met.
  return told.reason === 'target_gone' ? { present: 'no', reason: 'not_started' } : asUnknown(told);
}
