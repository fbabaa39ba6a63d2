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

/**
 * Telegram's own queue of an update: what is of one chat comes in order, and what a person does outside of chats (a
 * pre-checkout query, an inline query) comes in the order of that person, beside their chat.
 */
export function queueOf(update: Update): string {
  const contents = Object.entries(update).filter(([name]) => name !== 'update_id');
  const [kind = 'empty', content] = contents[0] ?? [];
  const chat = idIn(content, 'chat') ?? idIn(at(content, 'message'), 'chat');
  if (chat !== undefined) return `chat:${chat}`;
  const person = idIn(content, 'from') ?? idIn(content, 'user');
  return person === undefined ? `kind:${kind.slice(0, 64)}` : `user:${person}`;
}

const at = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

function idIn(content: unknown, name: string): string | undefined {
  const id = at(at(content, name), 'id');
  return typeof id === 'number' || typeof id === 'string' ? String(id).slice(0, 40) : undefined;
}
