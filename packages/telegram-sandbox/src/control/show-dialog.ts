import type { BotCommand, ReplyKeyboardMarkup } from '@grammyjs/types';
import type { Telegram } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';
import type { Dialog, Posted } from '../world/dialog.ts';
import type { Person } from '../world/person.ts';
import { commandsFor } from '../world/commands.ts';

type Shown = {
  messages: object[];
  keyboard?: ReplyKeyboardMarkup;
  commands: BotCommand[];
  menu_button: Bot['menu_button'];
  started: boolean;
  blocked: boolean;
};

/** One chat as a page needs it. The payload of an invoice stays hidden, as it is from the person. */
export function showDialog(telegram: Telegram, person: Person, bot: Bot): Shown {
  const dialog = telegram.world.dialogs[`${person.id}:${bot.id}`];
  return {
    messages: (dialog?.messages ?? []).map((posted) => showMessage(telegram, posted)),
    ...(dialog?.keyboard && { keyboard: dialog.keyboard }),
    commands: commandsFor(bot, person),
    menu_button: bot.menu_buttons[person.id] ?? bot.menu_button,
    started: dialog?.started ?? false,
    blocked: dialog?.blocked ?? false,
  };
}

/** The chats of a person, the latest first; bots never spoken to come last. */
export function showDialogs(telegram: Telegram, person: Person): object[] {
  const { bots, dialogs } = telegram.world;
  const shown = Object.values(bots).map((bot) => {
    const last = dialogs[`${person.id}:${bot.id}`]?.messages.at(-1)?.message;
    return { bot, last, date: last?.date ?? 0 };
  });
  return shown
    .toSorted((a, b) => b.date - a.date)
    .map(({ bot, last, date }) => ({
      bot: { id: bot.id, username: bot.username, first_name: bot.first_name },
      ...(last && { last: { text: summary(last), date } }),
      menu_button: bot.menu_buttons[person.id] ?? bot.menu_button,
      commands: commandsFor(bot, person),
    }));
}

/** Telegram's apps say what a payment was for; its message itself does not name it, so the charge does. */
function showMessage({ world }: Telegram, { message, by }: Posted): object {
  const { from: _, chat: __, ...rest } = message;
  const paid_for = world.charges[message.successful_payment?.telegram_payment_charge_id ?? '']?.product.title;
  return { ...rest, from: by, ...(paid_for !== undefined && { paid_for }) };
}

function summary(message: Dialog['messages'][number]['message']): string {
  const money = message.successful_payment ?? message.refunded_payment;
  if (money) return money.currency === 'XTR' ? `⭐ ${money.total_amount}` : `Paid in ${money.currency}`;
  return message.text ?? message.caption ?? message.invoice?.title ?? '';
}
