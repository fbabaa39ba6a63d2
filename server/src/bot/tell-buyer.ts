import { isId } from '#kernel';
import { findPerson, type Person } from '#people';
import { noticeText, readStoreSettings, type Notice, type NoticeKind, type StoreOrder, type TellBuyer } from '#store';
import { BotApiError, BotApiUnreachable, getBot, listBots, type Bot } from '#telegram';
import { canTell, markChatBlocked } from './chat-rows.ts';
import { line } from './line.ts';
import type { StoreBotNeeds } from './needs.ts';
import { findOrderMessage, keepShown } from './order-message-rows.ts';
import { takeChatPace, takePace } from './pace.ts';
import { editPage, present } from './present.ts';
import type { Scene } from './screen.ts';
import { orderView, readShown } from './store-order-screens.ts';
import { storeRepertoire } from './store-repertoire.ts';
import { go, type View } from './view.ts';

/** Who is told, and by which bot. */
type Talk = Pick<Scene<StoreBotNeeds>, 'needs' | 'ws' | 'bot' | 'person' | 'user'>;

/** Steps that the message of the order shows by itself; anything else is worth a message of its own. */
const quiet: readonly NoticeKind[] = ['paid', 'delivering', 'canceled'];

/**
 * Tells who has bought by the bot what became of their order: the message that shows it is edited in place, and what they
 * would not want to miss comes as a message of its own, within Telegram's limits. One whose sending has an unknown end is
 * not sent again: the order shows the same.
 */
export const tellStoreBuyer =
  (needs: StoreBotNeeds): TellBuyer =>
  async (order, notice) => {
    const talk = order.channel === 'bot' ? await talkAbout(needs, order) : undefined;
    if (!talk) return 'told';
    try {
      return await tell(talk, order, notice);
    } catch (error) {
      return outcomeOf(talk, order, error);
    }
  };

async function talkAbout(
  needs: StoreBotNeeds,
  { workspace: ws, id, buyer: user }: StoreOrder,
): Promise<Talk | undefined> {
  const person = await findPerson(needs.pool, ws, user);
  const bot = await speakerOf(needs, ws, (await findOrderMessage(needs.pool, ws, id))?.bot);
  if (!person || person.erasedAt || !bot) return undefined;
  return (await canTell(needs.pool, { bot, chat: user })) ? { needs, ws, bot, person, user } : undefined;
}

/** The bot that shows the order; else the one that sells; else the newest of the store. */
async function speakerOf(
  { pool }: StoreBotNeeds,
  ws: number,
  shows: string | undefined,
): Promise<Talk['bot'] | undefined> {
  const named = shows ?? (await readStoreSettings(pool, ws)).bot;
  const bot = named === null ? (await listBots(pool, ws)).findLast(isOfStore) : await getBot(pool, ws, named);
  return bot && isOurs(bot) ? bot : undefined;
}

const isOfStore = ({ purpose }: Bot): boolean => purpose === storeRepertoire.purpose;
const isOurs = (bot: Bot): bot is Talk['bot'] => isId('bot', bot.id);

async function tell(talk: Talk, order: StoreOrder, notice: Notice): Promise<'told' | 'later'> {
  const { needs, bot, user } = talk;
  const now = needs.clock.now();
  if ((await takePace(needs.pool, bot, 1, now)) === 0) return 'later';
  const isQuiet = quiet.includes(notice.kind);
  if (!isQuiet && !(await takeChatPace(needs.pool, bot, user, now))) return 'later';
  const isShown = await showProgress(talk, order);
  if (!isQuiet) await present(talk, { chat: user, edit: undefined }, buyerNoticeView(order, notice, talk.person));
  else if (!isShown) await showAnew(talk, order);
  return 'told';
}

/** False when there is no message that could be edited. */
async function showProgress(talk: Talk, { id }: StoreOrder): Promise<boolean> {
  const { needs, ws, person, user } = talk;
  const spot = await findOrderMessage(needs.pool, ws, id);
  if (!spot) return false;
  return editPage(talk, spot, orderView(await readShown(talk, id, { user, language: person.language })));
}

async function showAnew(talk: Talk, { id }: StoreOrder): Promise<void> {
  const { needs, bot, person, user } = talk;
  const view = orderView(await readShown(talk, id, { user, language: person.language }));
  const messageId = await present(talk, { chat: user, edit: undefined }, view);
  await keepShown(needs.pool, bot, { chat: user, messageId }, id);
}

/** The words are the store's, the same as on its pages. */
export const buyerNoticeView = (order: StoreOrder, notice: Notice, { language }: Pick<Person, 'language'>): View => ({
  lines: [line('store-notice', { kind: notice.kind, text: noticeText(order, notice, language) })],
  buttons: [[go('store-notice-look', 'order', order.id)]],
});

async function outcomeOf({ needs, bot, user }: Talk, { id }: StoreOrder, error: unknown): Promise<'told' | 'later'> {
  if (error instanceof BotApiUnreachable) return error.effect === 'none' ? 'later' : 'told';
  if (!(error instanceof BotApiError)) throw error;
  if (error.error_code === 429) return 'later';
  if (error.error_code === 403) await markChatBlocked(needs.pool, { bot, chat: user }, needs.clock.now());
  else needs.log.warn({ bot: bot.id, order: id, err: error }, 'Telegram does not take a notice of an order.');
  return 'told';
}
