import { setTimeout as sleep } from 'node:timers/promises';
import type { Id, WorkspaceId } from '#kernel';
import type { Seen, TaskKind } from '#exchange/checker';
import type { ClaimsNeeds } from './needs.ts';

/** How long a turn that is not free is waited for before the next question. */
export const turnMilliseconds = 100;
/** How often somebody who waits for an answer asks for their turn. */
const asksMax = 30;

type Asked = { readonly workspace: WorkspaceId; readonly bot: Id<'bot'>; readonly kind: TaskKind };

/**
 * Asks the world for somebody who waits, when it is the bot's turn: people come before looks that were planned. When none
 * comes for three seconds it is not known how things are.
 */
export async function inTurn(
  { turns }: Pick<ClaimsNeeds, 'turns'>,
  asked: Asked,
  look: () => Promise<Seen>,
): Promise<Seen> {
  const { workspace, bot, kind } = asked;
  if (!turns || kind === 'bot_start') return look(); // our own rows tell of most starts
  for (let asks = 0; asks < asksMax; asks++) {
    if ((await turns(workspace, bot, 1, 'person')) > 0) return look();
    await sleep(turnMilliseconds);
  }
  return { present: 'unknown', reason: 'rate_limited' };
}
