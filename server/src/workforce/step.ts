import type { Reckoning } from './reckon.ts';
import type { Work, WorkStatus } from './work.ts';

/** What is told next of a run, in one transaction; `now` is what was told of it afterwards. */
export type Step = { readonly tell: 'progress' | 'earned' | 'lost' | 'nothing'; readonly now: Reckoning };

/** How many units one transaction decides. */
const earnedAtOnce = 200;

/**
 * The next step from what was told to what a run has come to; undefined when nothing is left to tell. Pure. Delivery comes
 * first: what is paid for or lost has been delivered.
 */
export function stepTo(work: Work, aim: Reckoning): Step | undefined {
  const { delivered, earned, lost, status } = work;
  const told = { delivered, earned, lost };
  const isOver = status === 'running' && aim.status !== 'running';
  if (aim.delivered > delivered || isOver || !work.isStartTold)
    return { tell: 'progress', now: counted({ ...told, delivered: aim.delivered }, aim.status) };
  if (aim.earned > earned)
    return {
      tell: 'earned',
      now: counted({ ...told, earned: Math.min(aim.earned, earned + earnedAtOnce) }, aim.status),
    };
  if (aim.lost > lost) return { tell: 'lost', now: counted({ ...told, lost: lost + 1 }, aim.status) };
  return aim.status === status ? undefined : { tell: 'nothing', now: counted(told, aim.status) };
}

/** It is settled when the last of its units was told of, and not before. */
function counted(told: Omit<Reckoning, 'status'>, aim: WorkStatus): Reckoning {
  const isDecided = told.earned + told.lost === told.delivered;
  return { ...told, status: aim === 'settled' && !isDecided ? 'ended' : aim };
}
