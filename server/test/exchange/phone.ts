import { receiveUpdate, type Bot, type TelegramNeeds } from '#telegram';
import type { TestTelegram } from '#test/money';

type Key = { readonly text: string; readonly callback_data?: string; readonly url?: string };
type Shown = {
  readonly message_id: number;
  readonly text?: string;
  readonly from?: string;
  readonly reply_markup?: { readonly inline_keyboard?: readonly (readonly Key[])[] };
};

/** What somebody's phone shows of the bot. */
export type Sight = {
  readonly text: string;
  readonly buttons: readonly string[];
  readonly links: readonly string[];
  /** What the buttons carry, by their text. */
  readonly data: Readonly<Record<string, string>>;
  readonly messageId: number;
  /** Messages of the bot in this chat. */
  readonly messages: number;
};

/** Somebody with a phone, talking to a bot of ours. */
export type Phone = {
  readonly user: string;
  says(text: string): Promise<Sight>;
  /** Presses a button of the last message by its text, or one by its data; what is said on the press comes with it. */
  presses(button: string | { readonly data: string }): Promise<Sight & { readonly toast: string | undefined }>;
  /** A press of a button that is not there: an old one, or one that somebody made up. */
  forges(data: string, messageId?: number): Promise<Sight>;
  sees(): Promise<Sight>;
  blocks(blocked: boolean): Promise<void>;
};

/** A new person with a phone, at the bot. What they do comes to us as it would from Telegram. */
export async function openPhone(
  telegram: TestTelegram,
  needs: TelegramNeeds,
  bot: Bot,
  person: Parameters<TestTelegram['makePerson']>[0] = {},
): Promise<Phone> {
  return phoneOf(telegram, bot, await telegram.makePerson(person), (raw) => receiveUpdate(needs, bot, raw));
}

let updates = 900_000_000;

function phoneOf({ url }: TestTelegram, bot: Bot, id: number, receive: (raw: unknown) => Promise<unknown>): Phone {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const init = { method, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const response = await fetch(`${url}/sandbox/${path}`, {
      ...init,
      headers: { 'content-type': 'application/json' },
    });
    const answer = (await response.json()) as unknown;
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const sees = async (): Promise<Sight> => {
    await call('POST', 'settle', {});
    const { messages } = (await call('GET', `users/${id}/chats/${bot.telegramId}`)) as { messages: Shown[] };
    const theirs = messages.filter(({ from }) => from === 'bot');
    const last = theirs.at(-1);
    const keys = last?.reply_markup?.inline_keyboard?.flat() ?? [];
    return {
      text: last?.text ?? '',
      buttons: keys.map(({ text }) => text),
      data: Object.fromEntries(keys.map(({ text, callback_data: data = '' }) => [text, data])),
      links: keys.flatMap(({ url: where }) => (where === undefined ? [] : [where])),
      messageId: last?.message_id ?? 0,
      messages: theirs.length,
    };
  };
  return {
    user: String(id),
    sees,
    async forges(data, messageId) {
      const from = { id, is_bot: false, first_name: 'Ann', language_code: 'en' };
      const message = { message_id: messageId ?? (await sees()).messageId, chat: { id, type: 'private' } };
      await receive({ update_id: (updates += 1), callback_query: { id: 'forged', from, data, message } });
      return sees();
    },
    async says(text) {
      await call('POST', `users/${id}/messages`, { bot: bot.username, text });
      return sees();
    },
    async presses(button) {
      const what = typeof button === 'string' ? { button } : button;
      const { answer } = (await call('POST', `users/${id}/press`, { bot: bot.username, ...what })) as {
        answer?: { text?: string };
      };
      return { ...(await sees()), toast: answer?.text };
    },
    blocks: async (blocked) => void (await call('POST', `users/${id}/block`, { bot: bot.username, blocked })),
  };
}
