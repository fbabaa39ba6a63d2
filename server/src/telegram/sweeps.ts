import type { Sweep } from '#jobs';
import type { TelegramNeeds } from './needs.ts';

/** The sweeps of this module, for `openJobs`: updates whose handling failed or was cut short. */
export function telegramSweeps(needs: TelegramNeeds): Sweep[] {
  throw new Error(`not yet: ${String(needs)}`);
}
