import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Refusal } from '#kernel';
import { allowedUpdates } from './allowed-updates.ts';
import { BotApiError } from './bot-api-error.ts';
import type { Bot } from './bot.ts';
import { callBotApi } from './call-bot-api.ts';
import type { TelegramNeeds } from './needs.ts';
import { pollingOffset, setPollingOffset } from './queries.ts';
import { receiveUpdate } from './receive-update.ts';

const waitSeconds = 25;
const updatesShape = z.array(z.looseObject({ update_id: z.int() }));

/** Asks Telegram for this bot's updates until told to stop. The caller sees to it that nobody else does. */
export async function pollBot(needs: TelegramNeeds, bot: Bot, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      await takeUpdates(needs, bot, stop);
    } catch (error) {
      if (stop.aborted) return;
      needs.log.warn({ bot: bot.id, err: error }, 'Updates could not be fetched; trying again.');
      await sleep(pauseAfter(error), undefined, { signal: stop }).catch(() => {});
    }
  }
}

/** One request. The offset moves on only after every update of it is stored: a crash repeats, and loses nothing. */
async function takeUpdates(needs: TelegramNeeds, bot: Bot, stop: AbortSignal): Promise<void> {
  const offset = Number(await pollingOffset(needs.pool, bot));
  const params = { offset, limit: 100, timeout: waitSeconds, allowed_updates: allowedUpdates };
  const options = { within: (waitSeconds + 10) * 1000, signal: stop };
  const updates = updatesShape.parse(await callBotApi(needs, bot, 'getUpdates', params, options));
  await Promise.all(updates.map((update) => receiveOrSkip(needs, bot, update)));
  const last = updates.at(-1);
  if (last) await setPollingOffset(needs.pool, bot, BigInt(last.update_id) + 1n);
}

/** What is no update at all cannot be stored and would come again for ever. */
async function receiveOrSkip(needs: TelegramNeeds, bot: Bot, update: unknown): Promise<void> {
  try {
    await receiveUpdate(needs, bot, update);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    needs.log.error({ bot: bot.id, err: error }, 'Telegram sent what is not an update; it is skipped.');
  }
}

/** Somebody else polling (409) or a flood limit passes; anything else is tried again soon. */
function pauseAfter(error: unknown): number {
  const seconds = error instanceof BotApiError ? (error.retryAfterSeconds ?? (error.error_code === 409 ? 3 : 1)) : 1;
  return seconds * 1000;
}
