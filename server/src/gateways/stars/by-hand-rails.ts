import type { Gateway, PayoutRail } from '#payments/gateway';
import { userField } from './give-rail.ts';

const byHand = {
  assets: ['XTR'],
  readDestination: (_connection, destination) => destination,
  isRepeatSafe: false,
} as const satisfies Partial<PayoutRail>;

/** Somebody sends the Stars from an account of their own, and proves it at the desk. */
export const manualRail: Gateway = {
  code: 'stars_manual',
  name: 'Stars by hand',
  payOut: {
    ...byHand,
    byHand: 'world',
    destination: {
      user_id: userField,
      username: { about: 'The person’s @username, if there is one.', pattern: /^[A-Za-z0-9_]{4,32}$/, usual: '' },
    },
  },
};

/** Somebody who sells Stars tops the person up; the Stars stay with the house, and the supplier is paid for it. */
export const supplierRail: Gateway = {
  code: 'stars_supplier',
  name: 'Stars by a supplier',
  payOut: {
    ...byHand,
    byHand: 'supplier',
    destination: {
      username: { about: 'The @username that gets the Stars, without the @.', pattern: /^[A-Za-z0-9_]{4,32}$/ },
    },
  },
};
