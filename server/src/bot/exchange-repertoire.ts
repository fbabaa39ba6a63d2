import { findPerson, markBlocked } from '#people';
import { advertiserScreens } from './advertiser-screens.ts';
import { whereTo } from './deep-links.ts';
import type { BotNeeds } from './needs.ts';
import type { Repertoire } from './repertoire.ts';
import { workerScreens } from './worker-screens.ts';

/** What the exchange's bot talks about. */
export const exchangeRepertoire: Repertoire<BotNeeds> = {
  purpose: 'exchange',
  screens: [...workerScreens, ...advertiserScreens],
  shownCommands: ['menu', 'tasks', 'rewards', 'balance', 'withdraw', 'advertise', 'settings', 'help', 'paysupport'],
  rules: 'rules',
  whereTo,
  /** Somebody we have never met is nobody we would write to. */
  async markBlocked(needs, { workspace }, user, at) {
    if (await findPerson(needs.pool, workspace, user)) await markBlocked(needs, workspace, user, at);
  },
};
