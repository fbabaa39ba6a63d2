import type { PeopleNeeds } from './needs.ts';
import { forgetSignals } from './signal-rows.ts';
import { forgetNotices } from './take-notices.ts';

const day = 24 * 60 * 60 * 1000;
const signalsKept = 60 * day;
const noticesKept = 30 * day;
const atOnce = 1000;

/** Forgets hashes of devices and addresses after 60 days, and notices 30 days after they were told. */
export const peopleSweeps = ({ pool, clock }: Pick<PeopleNeeds, 'pool' | 'clock'>) => {
  const ago = (milliseconds: number) => new Date(clock.now().getTime() - milliseconds);
  return [
    { name: 'people.old_signals', run: () => forgetSignals(pool, ago(signalsKept), atOnce) },
    { name: 'people.old_notices', run: () => forgetNotices(pool, ago(noticesKept), atOnce) },
  ];
};
