const key = 'ak_…';
const link = 'https://t.me/your_channel';

/** One request of each kind, to be tried in the reference. */
export const shown = {
  services: { summary: 'What there is', body: { key, action: 'services' } },
  balance: { summary: 'What you have', body: { key, action: 'balance' } },
  add: {
    summary: 'Order, once',
    body: { key, action: 'add', service: '12', link, quantity: '500', request_id: 'order-1042' },
  },
  drip_feed: {
    summary: 'Order in portions: 5 runs of 20, an hour apart',
    body: { key, action: 'add', service: '1', link, quantity: '20', runs: '5', interval: '60' },
  },
  status: { summary: 'How one order stands', body: { key, action: 'status', order: '23501' } },
  statuses: { summary: 'How up to 100 orders stand', body: { key, action: 'status', orders: '23501,23502' } },
  cancel: { summary: 'Stop orders', body: { key, action: 'cancel', orders: '23501' } },
  refill: { summary: 'Make good what dropped', body: { key, action: 'refill', order: '23502' } },
  refill_status: { summary: 'What came of a refill', body: { key, action: 'refill_status', refill: '1' } },
};
