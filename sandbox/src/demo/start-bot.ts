import path from 'node:path';
import type { WorldApi } from './world-api.ts';
import { startProgram, untilReady, type Program } from './program.ts';

export type DemoBot = { readonly id: number; readonly username: string; readonly token: string };

/** A bot as its owner names it. */
export type NewBot = { readonly username: string; readonly first_name: string };

export const aiBot: NewBot = { username: 'asterism_ai_bot', first_name: 'AI bot' };
export const exchangeBot: NewBot = { username: 'asterism_exchange_bot', first_name: 'Exchange' };
export const storeBot: NewBot = { username: 'asterism_store_bot', first_name: 'Stars' };

/** A bot as BotFather made it: at the first start, and the same one from then on. */
export async function registerBot(world: WorldApi, named: NewBot): Promise<DemoBot> {
  const bots = await world.get<DemoBot[]>('/sandbox/bots');
  const known = bots.find((bot) => bot.username === named.username);
  return known ?? (await world.post<DemoBot>('/sandbox/bots', named));
}

/** Runs `examples/ai-bot` as its author would, in a process of its own, and waits until it listens. */
export async function startBot(options: {
  dataDir: string;
  bot: DemoBot;
  platformUrl: string;
  apiKey: string;
  telegramApiRoot: string;
}): Promise<Program> {
  const logFile = path.join(options.dataDir, 'ai-bot.log');
  const program = {
    name: 'The example bot',
    file: 'examples/ai-bot/bot.ts',
    logFile,
    environment: {
      BOT_TOKEN: options.bot.token,
      TELEGRAM_API_ROOT: options.telegramApiRoot,
      ASTERISM_URL: options.platformUrl,
      ASTERISM_KEY: options.apiKey,
      OUTBOX: path.join(options.dataDir, 'ai-bot.outbox.jsonl'),
    },
  };
  const started = startProgram(program);
  await untilReady(started, program, () => started.said('is listening'));
  return started;
}
