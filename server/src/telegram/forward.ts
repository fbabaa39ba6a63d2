import type { Bot } from './bot.ts';
import type { Update } from './update.ts';

/** An update on its way to the bot's own program. */
export type Forward = {
  readonly bot: Pick<Bot, 'workspace' | 'id'>;
  readonly updateId: bigint;
  readonly queue: string;
  readonly kind: string;
  /** The bytes as Telegram sent them. */
  readonly body: Buffer;
  readonly receivedAt: Date;
  /** How often it has been sent, this time included. */
  readonly tries: number;
};

/** What is said in a chat comes in one order, edits among it. */
const ofChat = new Set(['message', 'edited_message', 'channel_post', 'edited_channel_post']);

/**
 * Telegram's own queue of an update: what is said in a chat comes in order; every other kind (a pre-checkout query, a
 * pressed button) has a queue of its own for each person, or each chat when nobody is named, so that a bot that fails on
 * a button still hears the chat and still sells.
 */
export function queueOf(update: Update): string {
  const [kind = 'empty', content] = Object.entries(update).find(([name]) => name !== 'update_id') ?? [];
  const chat = idIn(content, 'chat');
  if (ofChat.has(kind) && chat !== undefined) return `chat:${chat}`;
  const whose = idIn(content, 'from') ?? idIn(content, 'user') ?? chat ?? '';
  return `${kind.slice(0, 64)}:${whose}`;
}

const second = 1000;
const minute = 60 * second;
type Patience = { readonly kept: number; readonly longestPause: number };
const day: Patience = { kept: 24 * 60 * minute, longestPause: 5 * minute };
/** An answer to one of these is worth nothing after seconds, and the next one of that person must not wait behind it. */
const query: Patience = { kept: 150 * second, longestPause: 3 * second };
const patience: Readonly<Record<string, Patience>> = {
  callback_query: query,
  pre_checkout_query: query,
  shipping_query: query,
  inline_query: { kept: 30 * second, longestPause: 3 * second },
  chosen_inline_result: { kept: 10 * minute, longestPause: minute },
};

/** How long an update of this kind is offered to its bot, and the longest pause in between: as Telegram keeps it. */
export const patienceFor = (kind: string): Patience => patience[kind] ?? day;

const at = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

function idIn(content: unknown, name: string): string | undefined {
  const id = at(at(content, name), 'id');
  return typeof id === 'number' || typeof id === 'string' ? String(id).slice(0, 40) : undefined;
}
