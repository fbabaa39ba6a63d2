import { isId, Refusal } from '#kernel';
import { getTask } from '#exchange';
import { markBlocked, markTold, putOffNotice, takeNotices, type TakenNotice } from '#people';
import { BotApiError, BotApiUnreachable, type Bot } from '#telegram';
import { apiOf } from './bot-api.ts';
import type { BotNeeds } from './needs.ts';
import { noticeView } from './notice-view.ts';
import { takeChatPace, takePace } from './pace.ts';
import { toPage } from './page.ts';

const atOnce = 25;
const second = 1000;
/** Telegram cannot have heard us: its connection never stood. */
const outageSeconds = 30;

/**
 * Tells people what waits to be told, within Telegram's limits. Each is taken for a minute, sent, and then marked: so it
 * comes twice only when we crash between the two. One whose sending has an unknown end is not sent again: the screens
 * show the same, and being told twice of money is worse.
 */
export async function tellNotices(needs: BotNeeds, bot: Bot): Promise<number> {
  const notices = await takeNotices(needs, bot.workspace, atOnce);
  if (notices.length === 0) return 0;
  const granted = await takePace(needs.pool, bot, notices.length, needs.clock.now());
  let told = 0;
  for (const [index, notice] of notices.entries()) {
    if (index >= granted) await putOff(needs, bot, notice, 1);
    else if (await tellOne(needs, bot, notice)) told += 1;
  }
  return told;
}

const putOff = (needs: BotNeeds, { workspace }: Bot, { id }: TakenNotice, seconds: number): Promise<void> =>
  putOffNotice(needs, workspace, id, new Date(needs.clock.now().getTime() + seconds * second));

/** False when it has to wait. */
async function tellOne(needs: BotNeeds, bot: Bot, notice: TakenNotice): Promise<boolean> {
  if (!(await takeChatPace(needs.pool, bot, notice.user, needs.clock.now()))) {
    await putOff(needs, bot, notice, 1);
    return false;
  }
  const outcome = await send(needs, bot, notice).catch((error: unknown) => outcomeOf(needs, bot, notice, error));
  if (typeof outcome === 'number') {
    await putOff(needs, bot, notice, outcome);
    return false;
  }
  await markTold(needs, bot.workspace, notice.id, outcome);
  return true;
}

async function send(needs: BotNeeds, bot: Bot, notice: TakenNotice): Promise<'told'> {
  const view = noticeView(notice, await titleOf(needs, bot, notice));
  const { text, keyboard } = toPage(notice.person.language, view);
  const markup = keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard } };
  const silent = { disable_notification: !notice.person.wantsNews };
  await apiOf(needs, bot).sendMessage(notice.user, text, { parse_mode: 'HTML', ...silent, ...markup });
  return 'told';
}

/** Workers' notices name their task by its id alone. */
async function titleOf({ pool }: BotNeeds, { workspace }: Bot, { values }: TakenNotice): Promise<string> {
  const { title, task } = values;
  if (title !== undefined || task === undefined || !isId('tsk', task)) return title ?? '';
  try {
    return (await getTask(pool, workspace, task)).target.title;
  } catch (error) {
    if (error instanceof Refusal) return '';
    throw error;
  }
}

/** How it ended, or after how many seconds it is tried again. */
async function outcomeOf(
  needs: BotNeeds,
  bot: Bot,
  { user, id }: TakenNotice,
  error: unknown,
): Promise<'told' | 'blocked' | 'undeliverable' | number> {
  if (error instanceof BotApiUnreachable) return error.effect === 'none' ? outageSeconds : 'told';
  if (!(error instanceof BotApiError)) throw error;
  if (error.error_code === 429) return error.retryAfterSeconds ?? 1;
  if (error.error_code !== 403) {
    needs.log.warn({ bot: bot.id, notice: id, err: error }, 'Telegram does not take a notice.');
    return 'undeliverable';
  }
  await markBlocked(needs, bot.workspace, user, needs.clock.now());
  return 'blocked';
}
