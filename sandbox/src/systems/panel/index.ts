import type { OpenPlace } from '../system.ts';
import { api, callNames } from './api.ts';
import { controls } from './controls.ts';
import { pages } from './page.ts';
import type { House, State } from './state.ts';

/**
 * An upstream panel that speaks "API v2" at `/panel/api/v2`: accounts with a catalogue, a balance and a manner of
 * speaking each, orders that come on with the clock, and books of its own. People look at it at `/panel`.
 */
export const openPanel: OpenPlace = (surroundings) => {
  let state: State = { accounts: [], lastOrder: 23_500, lastRefill: 0 };
  const house: House = { ...surroundings, state: () => state };
  return {
    code: 'panel',
    routes(app) {
      api(house, app);
      pages(house, app);
    },
    controls: controls(house),
    callNames: (request) => callNames(house, request),
    save: () => state,
    load: (saved) => void (state = saved as State),
  };
};
