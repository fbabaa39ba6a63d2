import type { Dialect } from '../operation.ts';

const key = 'ak_…';
const link = 'https://t.me/your_channel';
const unknown = { error: 'Incorrect order ID' };
const pending = { charge: '5.5', start_count: null, status: 'Pending', remains: '500', currency: 'USD' };
const partial = { charge: '0.27819', start_count: '3572', status: 'Partial', remains: '157', currency: 'USD' };
const service = {
  service: 12,
  name: 'Members, Russian-speaking',
  type: 'Default',
  category: 'Telegram: members',
  rate: '11.00',
  min: '100',
  max: '50000',
  refill: false,
  cancel: true,
  dripfeed: false,
  description: 'Placed by hand.',
};

/** One request of each kind with its answer, to be tried in the reference. */
export const shown: Dialect['shown'] = {
  services: { summary: 'What there is', body: { key, action: 'services' }, answer: [service] },
  balance: {
    summary: 'What you have',
    body: { key, action: 'balance' },
    answer: { balance: '100.84292', currency: 'USD' },
  },
  add: {
    summary: 'Order, once',
    body: { key, action: 'add', service: '12', link, quantity: '500', request_id: 'order-1042' },
    answer: { order: 23501 },
  },
  drip_feed: {
    summary: 'Order in portions: 5 runs of 20, an hour apart',
    body: { key, action: 'add', service: '1', link, quantity: '20', runs: '5', interval: '60' },
    answer: { order: 23502 },
  },
  status: { summary: 'How one order stands', body: { key, action: 'status', order: '23501' }, answer: partial },
  statuses: {
    summary: 'How up to 100 orders stand',
    body: { key, action: 'status', orders: '23502,99999' },
    answer: { 23502: pending, 99999: unknown },
  },
  cancel: {
    summary: 'Stop orders',
    body: { key, action: 'cancel', orders: '23501,99999' },
    answer: [
      { order: 23501, cancel: 1 },
      { order: 99999, cancel: unknown },
    ],
  },
  refill: {
    summary: 'Make good what dropped',
    body: { key, action: 'refill', order: '23502' },
    answer: { refill: '1' },
  },
  refill_status: {
    summary: 'What came of a refill',
    body: { key, action: 'refill_status', refill: '1' },
    answer: { status: 'Completed' },
  },
};
