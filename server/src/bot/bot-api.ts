import { Api } from 'grammy';
import { callBotApi, type Bot, type BotApiNeeds } from '#telegram';

/**
 * grammY's typed methods over our own calls: the token is opened only there, a 429 is waited out there, and errors are
 * `BotApiError` and `BotApiUnreachable`. What is given to grammY as a token is none, and its own transport never runs.
 */
export function apiOf(needs: BotApiNeeds, bot: Pick<Bot, 'workspace' | 'id'>): Api {
  const api = new Api('0:kept-elsewhere');
  api.config.use(async (_transport, method, payload) => ({
    ok: true,
    result: (await callBotApi(needs, bot, method, payload as Readonly<Record<string, unknown>>)) as never,
  }));
  return api;
}
