import { setTimeout as wait } from 'node:timers/promises';
import { Refused, tooManyRequests } from '../bot-api/refused.ts';
import type { Telegram } from '../telegram.ts';
import { type Fault, type FaultKind, callFaults } from './fault.ts';

/** Takes the first standing fault that fits and hits; each hit uses one of its times. */
export function draw(
  telegram: Pick<Telegram, 'faults' | 'random'>,
  target: string,
  kinds: readonly FaultKind[],
  fits: (fault: Fault) => boolean = () => true,
): Fault | undefined {
  const struck = telegram.faults.find(
    (fault) =>
      fault.target === target &&
      fault.times > 0 &&
      kinds.includes(fault.kind) &&
      fits(fault) &&
      telegram.random() < fault.rate,
  );
  if (struck) struck.times -= 1;
  return struck;
}

/**
 * Lets a standing fault strike a call. A fault that names no method spares getUpdates: a polling bot calls it all
 * the time and would use the fault up at once.
 */
export async function strikeCall(
  telegram: Telegram,
  method: string,
): Promise<'go-on' | 'hang-up-before' | 'hang-up-after'> {
  const name = method.toLowerCase();
  const fault = draw(telegram, 'telegram', callFaults, (each) =>
    each.method === undefined ? name !== 'getupdates' : each.method.toLowerCase() === name,
  );
  if (!fault) return 'go-on';
  if (fault.kind === '429') throw tooManyRequests(fault.retry_after ?? 1);
  if (fault.kind === '500') throw new Refused(500, 'Internal Server Error');
  if (fault.seconds) await wait(fault.seconds * 1000);
  return fault.kind === 'timeout_before' ? 'hang-up-before' : 'hang-up-after';
}
