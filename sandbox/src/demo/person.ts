import type { WorldApi } from './world-api.ts';

type Key = { text: string; url?: string; callback_data?: string };
export type Message = {
  message_id: number;
  from: 'user' | 'bot';
  text?: string;
  reply_markup?: { inline_keyboard?: Key[][] };
};
type Chat = { messages: Message[] };

/** A person in the emulated Telegram, in a chat with one bot. Each act waits for what the bot does about it. */
export type Person = {
  readonly id: number;
  /** Writes, and waits for the bot's answer. */
  write(text: string): Promise<Message>;
  /** Presses the newest button with this data, and waits for the bot's answer. */
  press(data: string): Promise<Message>;
  /** Buys a product as people do: /buy, the product's button, the invoice, Pay. Answers the charge. */
  buy(product: string): Promise<Purchase>;
  stars(): Promise<number>;
};

export type Purchase = { readonly status: string; readonly charge_id?: string; readonly answer: Message };

const patienceMilliseconds = 15_000;

/** Lets a person act. `bot` is the username of the bot they talk to. */
export function personIn(world: WorldApi, id: number, bot: string): Person {
  const path = `/sandbox/users/${id}`;
  const answers = async (): Promise<Message[]> => {
    const { messages } = await world.get<Chat>(`${path}/chats/${bot}`);
    return messages.filter((message) => message.from === 'bot');
  };

  /** Does it, and waits for one more message of the bot. */
  async function answered(act: () => Promise<unknown>): Promise<Message> {
    const before = (await answers()).at(-1)?.message_id ?? 0;
    await act();
    const deadline = Date.now() + patienceMilliseconds;
    while (Date.now() < deadline) {
      const answer = (await answers()).find(({ message_id: message }) => message > before);
      if (answer) return answer;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`@${bot} did not answer within ${patienceMilliseconds / 1000} s.`);
  }

  const write = (text: string) => answered(() => world.post(`${path}/messages`, { bot, text }));
  const press = (data: string) => answered(() => world.post(`${path}/press`, { bot, data }));

  async function buy(product: string): Promise<Purchase> {
    await write('/buy');
    const invoice = await press(`asterism:buy:${product}`);
    const link = invoice.reply_markup?.inline_keyboard?.flat().find((key) => key.url)?.url;
    if (!link) throw new Error(`The bot gave no invoice link, but said: ${invoice.text}`);
    let paid = { status: 'unknown' } as { status: string; charge_id?: string };
    const answer = await answered(async () => {
      paid = await world.post(`${path}/pay`, { link });
      if (paid.status !== 'paid') throw new Error(`The payment ended as ${JSON.stringify(paid)}.`);
    });
    return { ...paid, answer };
  }

  return {
    id,
    write,
    press,
    buy,
    async stars() {
      const people = await world.get<{ id: number; stars: number }[]>('/sandbox/users');
      return people.find((person) => person.id === id)?.stars ?? 0;
    },
  };
}
