import type { Timed } from '@asterism/telegram-sandbox';
import type { OpenPlace } from '../system.ts';
import { api, callNames } from './api.ts';
import { controls } from './controls.ts';
import { fragmentCallNames, fragmentRoutes } from './fragment/routes.ts';
import { catchUpFragment, nextFragmentDue } from './fragment/progress.ts';
import { pages } from './page.ts';
import { catchUp, nextDue } from './progress.ts';
import type { House, State } from './state.ts';
import { hasUnread, takePayments } from './take-payments.ts';

/**
 * Who sells Stars to shops, at `/supplier`: an order API whose orders are paid one by one on the emulated chain, and at
 * `/supplier/fragment` the pages of a market without an API. Both put Stars on the balances of Telegram's people, and keep
 * books of it. People look at them at `/supplier`.
 */
export const openSupplier: OpenPlace = (surroundings) => {
  let state: State = { accounts: [], fragments: [], deliveries: [], read: 0 };
  const house: House = { ...surroundings, state: () => state, busy: 0 };
  return {
    code: 'supplier',
    async routes(app) {
      api(house, app);
      await fragmentRoutes(house, app);
      pages(house, app);
    },
    controls: controls(house),
    timed: timed(house),
    callNames: (request) => fragmentCallNames(house, request) ?? callNames(house, request),
    save: () => state,
    load: (saved) => void (state = saved as State),
  };
};

function timed(house: House): Timed {
  return {
    nextDue(until) {
      const now = house.clock.now().getTime();
      const ahead = [...nextDue(house, now), ...nextFragmentDue(house, now)].filter((due) => due <= until);
      return ahead.length === 0 ? undefined : Math.min(...ahead);
    },
    runDue() {
      if (house.busy === 0 && hasUnread(house)) {
        house.busy += 1;
        void takePayments(house).finally(() => {
          comeOn(house);
          house.busy -= 1;
        });
      }
      comeOn(house);
    },
    isQuiet: () => house.busy === 0 && !hasUnread(house),
  };
}

function comeOn(house: House): void {
  catchUp(house);
  catchUpFragment(house);
}
