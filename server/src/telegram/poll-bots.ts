import type { TelegramNeeds } from './needs.ts';

export type Polling = { stop(): Promise<void> };

/**
 * Polls every bot in polling mode, each from one process at a time, however many processes run this.
 * Bots added or removed later are noticed.
 */
export async function pollBots(needs: TelegramNeeds): Promise<Polling> {
  throw new Error(`not yet: ${String(needs)}`);
}
