import { mayClaimNow } from './pace.ts';
import type { Task } from './task.ts';

/**
 * Whether `takeSlot` has more to say about a task at an instant than whether a slot is free: it has an hourly pace, or rests
 * now. Of all others slots are taken many at once, by `exchange.take_slots`.
 */
export const hasPace = ({ pacing }: Task, at: Date): boolean =>
  pacing.perHour !== undefined || !mayClaimNow(pacing, { count: 0, oldest: null }, at).isOpen;
