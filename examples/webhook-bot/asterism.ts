// Billing by Asterism for a JavaScript bot of any kind: `fetch` and nothing else.
import { setTimeout as pause } from 'node:timers/promises';

const { ASTERISM_URL = '', ASTERISM_KEY = '', BOT_TOKEN = '' } = process.env;
const [bot] = BOT_TOKEN.split(':');

/** A refusal (application/problem+json). The code never changes; the words are for people. */
export class Problem extends Error {
  readonly code: string;

  constructor({ code, detail }: { code: string; detail: string }) {
    super(`${code}: ${detail}`);
    this.code = code;
  }
}

/** Asks again while there is no answer, or one that a moment cures: the same key is the same effect, once. */
async function post<T>(path: string, key: string, body: object): Promise<T> {
  const headers = {
    authorization: `Bearer ${ASTERISM_KEY}`,
    'idempotency-key': key,
    'content-type': 'application/json',
  };
  for (const seconds of [0.25, 0.5, 1, 2, undefined]) {
    const init = { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(5000) };
    const response = await fetch(ASTERISM_URL + path, init).catch(() => undefined);
    if (response?.ok) return (await response.json()) as T;
    if (response && response.status < 500 && response.status !== 429)
      throw new Problem((await response.json()) as { code: string; detail: string });
    if (seconds !== undefined) await pause(1000 * Number(response?.headers.get('retry-after') ?? seconds));
  }
  throw new Error('Asterism does not answer.');
}

type Message = { chat: { id: number }; text?: string; successful_payment?: object; refunded_payment?: object };
export type Update = { update_id: number; message?: Message; pre_checkout_query?: object; subscription?: object };

export const isAboutMoney = ({ message, pre_checkout_query, subscription }: Update): boolean =>
  Boolean(pre_checkout_query ?? subscription ?? message?.successful_payment ?? message?.refunded_payment);

/** Gives Asterism an update as Telegram sent it: it answers the pre-checkout, and counts each payment once. */
export const passOn = (update: Update): Promise<object> =>
  post(`/v1/bots/${bot}/updates`, `update-${update.update_id}`, update);

/** May they? If so, it is debited; a no debits nothing. */
export const consume = (key: string, customer: string, feature: string) =>
  post<{ allowed: boolean; remaining: string }>('/v1/consume', key, { customer, feature, quantity: '1' });

/** A link on which the customer can pay for the product in Stars. */
export const invoice = async (key: string, customer: string, product: string): Promise<string> =>
  (await post<{ link: string }>('/v1/invoices', key, { customer, product, bot })).link;
