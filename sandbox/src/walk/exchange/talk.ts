import type { WorldApi } from '../../demo/world-api.ts';
import { WalkFault } from '../stage.ts';

type Button = { readonly text: string; readonly url?: string };
type Shown = {
  readonly message_id: number;
  readonly from: 'user' | 'bot';
  readonly text?: string;
  readonly reply_markup?: { readonly inline_keyboard?: readonly (readonly Button[])[] };
};

/** A person in a chat with the exchange's bot, whose menus are edited in place. */
export type Talk = {
  readonly user: number;
  /** Writes, and waits for the bot's next message. */
  write(text: string): Promise<void>;
  /** Presses the newest button with this text, and waits until the bot has done what it does. */
  press(button: string): Promise<void>;
  /** The newest menu of the bot. */
  screen(): Promise<Shown>;
  /** The address behind a button. */
  link(button: string): Promise<string>;
  /** Picks a chat with the button below the text field. */
  pick(chat: number): Promise<void>;
};

const patienceMilliseconds = 10_000;

/** `bot` is the username of the bot they talk to. */
export function talkWith(world: WorldApi, user: number, bot: string): Talk {
  const path = `/sandbox/users/${user}`;
  const said = async (): Promise<Shown[]> => {
    const { messages } = await world.get<{ messages: Shown[] }>(`${path}/chats/${bot}`);
    return messages.filter(({ from }) => from === 'bot');
  };

  async function screen(): Promise<Shown> {
    const shown = (await said()).findLast(({ reply_markup: markup }) => markup?.inline_keyboard?.length);
    if (!shown) throw new WalkFault(`@${bot} shows nothing to ${user}.`);
    return shown;
  }

  async function answered(act: () => Promise<unknown>): Promise<void> {
    const before = (await said()).at(-1)?.message_id ?? 0;
    await act();
    const deadline = Date.now() + patienceMilliseconds;
    while (Date.now() < deadline) {
      if (((await screen().catch(() => undefined)) ?? { message_id: 0 }).message_id > before) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new WalkFault(`@${bot} did not answer ${user}; it shows: ${(await said()).at(-1)?.text}`);
  }

  return {
    user,
    screen,
    write: (text) => answered(() => world.post(`${path}/messages`, { bot, text })),
    pick: (chat) => answered(() => world.post(`${path}/share-chat`, { bot, chat })),
    async press(button) {
      await world.post(`${path}/press`, { bot, button }).catch(async (error: unknown) => {
        throw new WalkFault(`${String(error)} It shows: ${(await screen()).text}`);
      });
    },
    async link(button) {
      const keys = (await screen()).reply_markup?.inline_keyboard?.flat() ?? [];
      const url = keys.find(({ text }) => text === button)?.url;
      if (url === undefined)
        throw new WalkFault(`There is no link "${button}" but: ${keys.map(({ text }) => text).join(', ')}.`);
      return url;
    },
  };
}

/** What everybody does first. */
export async function comeIn(talk: Talk, param = ''): Promise<void> {
  await talk.write(`/start ${param}`.trim());
  await talk.press('I am 18 or older and accept');
}
