import type {
  ForceReply,
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  KeyboardButton,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from '@grammyjs/types';
import { type Call, isObject, json } from '../bot-api/call.ts';
import { badRequest } from '../bot-api/refused.ts';

export type ReplyMarkup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply;

const inlineKinds = [
  'url',
  'callback_data',
  'callback_game',
  'pay',
  'switch_inline_query',
  'switch_inline_query_chosen_chat',
  'switch_inline_query_current_chat',
  'login_url',
  'web_app',
  'copy_text',
];

/** Reads `reply_markup`, with the refusals of Telegram's own server. An empty markup is none. */
export function readReplyMarkup(call: Call): ReplyMarkup | undefined {
  const markup = json(call, 'reply_markup', 'reply keyboard markup');
  if (markup === undefined) return undefined;
  if (!isObject(markup)) throw badRequest('object expected as reply markup');
  const keyboard = readRows(markup['keyboard'], 'Field "keyboard" must be an Array of Arrays', readButton);
  if (keyboard.length > 0) return { ...markup, keyboard };
  const notRows = 'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays';
  const inline_keyboard = readRows(markup['inline_keyboard'], notRows, readInlineButton);
  if (inline_keyboard.length > 0) return { inline_keyboard };
  if (markup['remove_keyboard'] === true) return { remove_keyboard: true };
  return markup['force_reply'] === true ? { force_reply: true } : undefined;
}

function readRows<Button>(rows: unknown, notRows: string, read: (button: unknown) => Button): Button[][] {
  if (rows === undefined) return [];
  if (!Array.isArray(rows)) throw badRequest(notRows.replace(' of Arrays', ''));
  const read_rows = rows.map((row: unknown) => {
    if (!Array.isArray(row)) throw badRequest(notRows);
    return row.map(read);
  });
  return read_rows.filter((row) => row.length > 0);
}

function readButton(button: unknown): KeyboardButton {
  const because = (text: string) => badRequest(`can't parse keyboard button: ${text}`);
  if (typeof button === 'string') return { text: button };
  if (!isObject(button)) throw because('KeyboardButton must be a String or an Object');
  if (typeof button['text'] !== 'string') throw because(`Can't find field "text"`);
  return button as unknown as KeyboardButton;
}

function readInlineButton(button: unknown): InlineKeyboardButton {
  const because = (text: string) => badRequest(`can't parse inline keyboard button: ${text}`);
  if (!isObject(button)) throw because('InlineKeyboardButton must be an Object');
  if (typeof button['text'] !== 'string') throw because(`Can't find field "text"`);
  if (!inlineKinds.some((kind) => button[kind] !== undefined && button[kind] !== '')) {
    throw because('Text buttons are unallowed in the inline keyboard');
  }
  const data = button['callback_data'];
  if (typeof data === 'string' && Buffer.byteLength(data) > 64) throw badRequest('BUTTON_DATA_INVALID');
  return button as unknown as InlineKeyboardButton;
}
