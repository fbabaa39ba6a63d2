import type { Sweep } from '#jobs';
import { expireOrders } from './expire-orders.ts';
import type { StoreNeeds } from './needs.ts';
import { returnDueMoney } from './return-due-money.ts';
import { tellBuyers } from './tell-buyers.ts';

/** Orders that were not paid in time, money that goes back, and what buyers are told: each in a lane of its own. */
export const storeSweeps = (needs: StoreNeeds): Sweep[] => [
  { name: 'store.expire', run: () => expireOrders(needs) },
  { name: 'store.returns', lane: 'store.returns', run: () => returnDueMoney(needs) },
  { name: 'store.notices', lane: 'store.notices', run: () => tellBuyers(needs) },
];
