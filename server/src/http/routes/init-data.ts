import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from '#kernel';

/** The initData that a request brings: `Authorization: tma <initData>`. Refuses with `unauthenticated`. */
export function initDataOf({ authorization = '' }: IncomingHttpHeaders): string {
  if (authorization.slice(0, 4).toLowerCase() === 'tma ') return authorization.slice(4).trim();
  throw new Refusal('unauthenticated', 'Send "Authorization: tma <initData>", as Telegram gave it to the Mini App.');
}
