import type { InlineKeyboardButton, KeyboardButton, KeyboardButtonRequestChat } from '@grammyjs/types';
import { Wrong } from '../wrong.ts';
import type { Telegram } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';
import type { Dialog, Posted } from '../world/dialog.ts';
import type { Person } from '../world/person.ts';

export type ButtonName = {
  readonly button?: string | undefined;
  readonly data?: string | undefined;
  readonly message_id?: number | undefined;
};

/** What pressing the button does: asks the bot, opens a link, or writes the button's text. */
export type FoundButton =
  | { readonly kind: 'callback'; readonly posted: Posted; readonly data: string }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'chat'; readonly request: KeyboardButtonRequestChat }
  | { readonly kind: 'written'; readonly text: string };

/** The button by its text or its data: of one message, or of the latest message that has such a button. */
export function findButton(telegram: Telegram, person: Person, bot: Bot, name: ButtonName): FoundButton {
  if (name.button === undefined && name.data === undefined) {
    throw new Wrong(400, 'Say which button: by its text ("button") or its callback data ("data").');
  }
  const dialog = telegram.world.dialogs[`${person.id}:${bot.id}`];
  for (const posted of candidates(dialog, name.message_id)) {
    const found = inlineButton(posted, name);
    if (found) return found;
  }
  const written = dialog?.keyboard?.keyboard.flat().find((key) => textOf(key) === name.button);
  if (written !== undefined && name.message_id === undefined) return replyButton(written);
  throw new Wrong(404, `There is no button "${name.button ?? name.data}" in the chat with @${bot.username}.`);
}

function replyButton(key: KeyboardButton): FoundButton {
  if (typeof key === 'object' && 'web_app' in key) return { kind: 'link', url: key.web_app.url };
  if (typeof key === 'object' && 'request_chat' in key) return { kind: 'chat', request: key.request_chat };
  return { kind: 'written', text: textOf(key) };
}

const textOf = (key: string | { text: string }): string => (typeof key === 'string' ? key : key.text);

const candidates = (dialog: Dialog | undefined, id: number | undefined): Posted[] =>
  (dialog?.messages ?? []).filter(({ message }) => id === undefined || message.message_id === id).toReversed();

function inlineButton(posted: Posted, { button, data }: ButtonName): FoundButton | undefined {
  const keys = posted.message.reply_markup?.inline_keyboard.flat() ?? [];
  const key = keys.find((each) => (button === undefined ? dataOf(each) === data : each.text === button));
  if (!key) return undefined;
  const found = dataOf(key);
  if (found !== undefined) return { kind: 'callback', posted, data: found };
  const url = 'url' in key ? key.url : 'web_app' in key ? key.web_app.url : undefined;
  return url === undefined ? undefined : { kind: 'link', url };
}

const dataOf = (key: InlineKeyboardButton): string | undefined =>
  'callback_data' in key ? key.callback_data : undefined;
