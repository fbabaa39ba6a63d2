import type { Call } from '../bot-api/call.ts';
import type { Telegram } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';

/** One method of the Bot API. What it gives back is `result`; a `Refused` it throws is the error. */
export type Method = (telegram: Telegram, bot: Bot, call: Call) => unknown;
