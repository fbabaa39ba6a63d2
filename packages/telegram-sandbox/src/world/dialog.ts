import type { Message, ReplyKeyboardMarkup } from '@grammyjs/types';
import type { Product } from './payment.ts';

/** A message as the bot knows it, with what Telegram keeps beside it. */
export type Posted = {
  message: Message;
  readonly by: 'user' | 'bot';
  /** What an invoice message sells. */
  readonly product?: Product;
};

/** The private chat of one person with one bot. */
export type Dialog = {
  readonly user: number;
  readonly bot: number;
  messages: Posted[];
  keyboard: ReplyKeyboardMarkup | null;
  /** The person pressed Start, or wrote, or paid: the bot may write. */
  started: boolean;
  blocked: boolean;
  /** Milliseconds until which the bot may write although nothing was started: after a request to join. */
  open_until?: number;
};

export const newDialog = (user: number, bot: number): Dialog => ({
  user,
  bot,
  messages: [],
  keyboard: null,
  started: false,
  blocked: false,
});
