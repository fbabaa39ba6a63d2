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
  const granted = await takePace(needs.pool, bot, atOnce, needs.clock.now());
  if (granted === 0) return 0;
  const notices = await takeNotices(needs, bot.workspace, granted);
  let told = 0;
  for (const notice of notices) if (await tellOne(needs, bot, notice)) told += 1;
  return told;
}

/** False when it has to wait. */
async function tellOne(needs: BotNeeds, bot: Bot, notice: TakenNotice): Promise<boolean> {
  const { pool, clock } = needs;
  const later = (seconds: number) =>
    putOffNotice(needs, bot.workspace, notice.id, new Date(clock.now().getTime() + seconds * second));
  if (!(await takeChatPace(pool, bot, notice.user, clock.now()))) return later(1).then(() => false);
  try {
    await send(needs, bot, notice);
  } catch (error) {
    const outcome = await outcomeOf(needs, bot, notice, error);
    if (typeof outcome === 'number') return later(outcome).then(() => false);
    await markTold(needs, bot.workspace, notice.id, outcome);
    return true;
  }
  await markTold(needs, bot.workspace, notice.id);
  return true;
}

async function send(needs: BotNeeds, bot: Bot, notice: TakenNotice): Promise<void> {
  const view = noticeView(notice, await titleOf(needs, bot, notice));
  const { text, keyboard } = toPage(notice.person.language, view);
  const markup = keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard } };
  await apiOf(needs, bot).sendMessage(notice.user, text, { parse_mode: 'HTML', ...markup });
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
