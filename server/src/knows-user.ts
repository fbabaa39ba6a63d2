import { readStoreSettings } from '#store';
import type { KnowsUser } from '#supply';
import { BotApiError, callBotApi, listBots, type Bot, type BotApiNeeds } from '#telegram';

/** Bots that are asked about one person at most: who has many bots waits no longer than who has a few. */
const askedAtMost = 5;

/**
 * Who a Telegram id is, as the bots of a workspace know them: the one of the store is asked first. Telegram answers a bot only
 * about people who have written to it.
 */
export const knowsUser =
  (needs: BotApiNeeds): KnowsUser =>
  async (workspace, telegramId) => {
    const { bot: first } = await readStoreSettings(needs.pool, workspace);
    const bots = (await listBots(needs.pool, workspace)).toSorted(
      (one, other) => rankOf(one, first) - rankOf(other, first),
    );
    for (const { id } of bots.slice(0, askedAtMost)) {
      const known = await ask(needs, { workspace, id }, telegramId);
      if (known) return known;
    }
    return undefined;
  };

const rankOf = ({ id, purpose }: Bot, first: string | null): number => (id === first ? 0 : purpose === 'store' ? 1 : 2);

async function ask(needs: BotApiNeeds, bot: Parameters<typeof callBotApi>[1], telegramId: string) {
  try {
    return readChat(await callBotApi(needs, bot, 'getChat', { chat_id: telegramId }));
  } catch (error) {
    if (error instanceof BotApiError && error.error_code !== 429) return undefined; // this bot has never met them
    throw error;
  }
}

function readChat(chat: unknown) {
  const text = (field: string): string | null => {
    const value: unknown = typeof chat === 'object' && chat !== null ? Reflect.get(chat, field) : null;
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const name = [text('first_name'), text('last_name')].filter((part) => part !== null).join(' ');
  return { username: text('username'), name };
}
