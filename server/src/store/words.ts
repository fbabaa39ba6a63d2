import type { Notice } from './notice.ts';
import type { StoreOrder } from './order.ts';

/** What a buyer reads of it, in Russian for those who read Russian and in English for everyone else. */
export function noticeText(_order: StoreOrder, _notice: Notice, _language?: string): string {
  throw new Error('unfinished');
}
