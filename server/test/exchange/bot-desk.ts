import { botReaction, botSweeps, type BotNeeds } from '#bot';
import { starsPayouts } from '#gateways/stars';
import { transaction } from '#database';
import { movableClock, parseUnits, scaleOf, type MovableClock } from '#kernel';
import { places, post } from '#ledger';
import { addBot, type Bot } from '#telegram';
import { openTelegram, openWebhookDoor, moneyIn, plainNeeds, type TestTelegram } from '#test/money';
import { accountFor } from '../../src/account-for.ts';
import { openPayer } from '../../src/open-payer.ts';
import { personData } from '../../src/person-data.ts';
import { freshDatabase } from '../database.ts';
import { openClaimDesk, type ClaimDesk } from './claim-desk.ts';
import { openPhone, type Phone } from './phone.ts';

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
  const phone = (person: { language_code?: string } = {}) => openPhone(telegram, { ...needs, react }, bot, person);
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
