import type { Next } from './screen.ts';
import { withWish, type Wish } from './wish.ts';

/** What is asked next of a withdrawal, and at last whether it is meant. */
export function nextFor(wish: Wish): Next {
  const draft = withWish(wish);
  if (wish.asks === 'address' && wish.address === undefined && wish.destination === undefined)
    return { show: ['wd-to'], draft };
  if ((wish.asks === 'months' || wish.asks === 'gift') && wish.units === undefined) return { show: ['wd-pick'], draft };
  if (wish.units === undefined) return { show: ['wd-sum'], draft };
  return { show: ['wd-sure'], draft };
}
