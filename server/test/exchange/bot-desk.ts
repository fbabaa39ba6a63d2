import { botReaction, botSweeps, type BotNeeds } from '#bot';
import { starsPayouts } from '#gateways/stars';
import { transaction } from '#database';
import { movableClock, parseUnits, scaleOf, type MovableClock } from '#kernel';
import { places, post } from '#ledger';
import { addBot, receiveUpdate, type Bot } from '#telegram';
import { openTelegram, openWebhookDoor, moneyIn, plainNeeds, type TestTelegram } from '#test/money';
import { accountFor } from '../../src/account-for.ts';
import { openPayer } from '../../src/open-payer.ts';
import { personData } from '../../src/person-data.ts';
import { freshDatabase } from '../database.ts';
import { openClaimDesk, type ClaimDesk } from './claim-desk.ts';

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

/** Somebody with a phone, talking to the exchange's bot. */
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

/** An exchange with its bot in an emulated Telegram. */
export type BotDesk = {
  readonly needs: BotNeeds;
  readonly clock: MovableClock;
  readonly desk: ClaimDesk;
  readonly bot: Bot;
  readonly telegram: TestTelegram;
  phone(person?: { readonly language_code?: string }): Promise<Phone>;
  /** Somebody who has accepted the rules. */
  worker(): Promise<Phone>;
  /** Gives somebody Stars, as text. */
  fund(user: string, stars: string): Promise<void>;
  /** Runs what the bot does by itself, until there is nothing. */
  tell(): Promise<number>;
  close(): Promise<void>;
};

export async function openBotDesk(): Promise<BotDesk> {
  const opened = new AsyncDisposableStack();
  const clock = movableClock();
  const database = opened.adopt(await freshDatabase(), (one) => one.drop());
  const telegram = opened.adopt(await openTelegram({ clock }), (one) => one.close());
  const door = opened.adopt(await openWebhookDoor(), (one) => one.close());
  const { pool } = database;
  const desk = await openClaimDesk({ pool, clock });
  const money = moneyIn({ pool, clock, log: desk.needs.log, telegramApiRoot: telegram.url, publicUrl: door.url });
  const plain = plainNeeds({ pool, clock, systems: {} });
  const rails = Object.fromEntries(starsPayouts(money).map((gateway) => [gateway.code, gateway]));
  const needs: BotNeeds = {
    ...money,
    ...desk.needs,
    gateways: { ...money.gateways, ...rails },
    accountFor: accountFor(pool),
    openPayer: openPayer(plain.openAccount),
    rateRules: { jumpBasisPoints: 1000 },
    ...personData({ pool }),
  };
  door.needs = { ...money, ...needs, react: botReaction(needs) };
  const made = { token: await telegram.makeBot(), mode: 'webhook', purpose: 'exchange' } as const;
  const bot = await addBot(needs, desk.workspace, made);
  const sweeps = botSweeps(needs);
  const { react } = door.needs;
  const phone = async (person: { language_code?: string } = {}) =>
    phoneOf(telegram, bot, await telegram.makePerson(person), (raw) => receiveUpdate({ ...needs, react }, bot, raw));
  return {
    needs,
    clock,
    desk,
    bot,
    telegram,
    phone,
    async worker() {
      const one = await phone();
      await one.says('/start');
      await one.presses('I am 18 or older and accept');
      return one;
    },
    async fund(user, sum) {
      const amount = { asset: 'XTR', units: parseUnits(sum, scaleOf('XTR')) };
      const postings = [{ from: places.world('toy', 'con_in'), to: places.user(user), amount }];
      const transfer = { workspace: desk.workspace, key: `fund:${user}`, reason: 'test.fund', postings };
      await transaction(pool, (tx) => post(tx, clock, transfer));
    },
    async tell() {
      let told = 0;
      for (const sweep of sweeps) told += await sweep.run();
      return told;
    },
    close: () => opened.disposeAsync(),
  };
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
