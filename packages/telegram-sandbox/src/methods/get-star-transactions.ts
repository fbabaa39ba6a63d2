import type { StarTransactions } from '@grammyjs/types';
import { integer } from '../bot-api/call.ts';
import type { Method } from './method.ts';

/** The Star list, oldest first; `offset` is how many rows to skip. */
export const getStarTransactions: Method = (_, bot, call): StarTransactions => {
  const offset = integer(call, 'offset', 0, 0);
  const limit = integer(call, 'limit', 100, 1, 100);
  return { transactions: bot.stars.slice(offset, offset + limit) };
};
