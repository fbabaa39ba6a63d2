import { ways } from '../../demo/store.ts';
import { atSystem } from '../../demo/gateways.ts';
import { WalkFault, type Stage } from '../stage.ts';
import { cast, untilSo } from './cast.ts';

export type Amount = { readonly asset: string; readonly amount: string };

export type Ordered = {
  readonly order: string;
  readonly number: string;
  readonly status: string;
  readonly stars: number;
  readonly username: string;
  readonly price: Amount;
  readonly supplier?: string;
  readonly reason?: string;
};

export type Invoice = {
  readonly payment: string;
  readonly amount: Amount;
  readonly url: string;
  readonly address?: string;
  readonly comment?: string;
};

export type Wish = {
  readonly stars: number;
  /** A username. */
  readonly to: string;
  /** Whose money it is, and what the order is called in this walk. */
  readonly name: string;
  readonly buyer?: string;
  readonly isUnverifiedFine?: boolean;
};

/** A price that stands, and an order at it. */
export async function order({ ask, key }: Stage, wish: Wish): Promise<Ordered> {
  const { stars, to, name, buyer = key(`buyer-${name}`), isUnverifiedFine = false } = wish;
  const { quote } = await ask<{ quote: string }>('POST', '/v1/store/quotes', { stars });
  const asked = { quote, recipient: `@${to}`, buyer, ...(isUnverifiedFine && { accept_unverified: true }) };
  const made = await ask<Ordered>('POST', '/v1/store/orders', asked, key(`order-${name}`));
  cast().orders.push(made.order);
  return made;
}

/** How it is to be paid in this way. */
export const invoice = ({ ask }: Stage, { order: id }: Ordered, method: string): Promise<Invoice> =>
  ask('POST', `/v1/store/orders/${id}/invoices`, { method });

/** Somebody pays it where it is paid: as much as it says, unless told. */
export async function pay(stage: Stage, method: string, asked: Invoice, amount = asked.amount.amount): Promise<void> {
  const { world, customer } = stage;
  if (method === 'provider') return void (await world.post(`/sandbox/users/${customer}/pay`, { link: asked.url }));
  const gateway = ways[method]?.gateway ?? method;
  const account = cast().connected.find(({ code }) => code === gateway);
  if (!account) throw new WalkFault(`Nothing is connected for ${method}.`);
  if (asked.url.startsWith('http://localhost:')) await fetch(asked.url); // some systems know of it once its page was opened
  const sent = amount === asked.amount.amount && gateway !== 'ton' ? {} : { amount: sum(gateway, asked, amount) };
  const body = { invoice: gateway === 'ton' ? (asked.comment ?? asked.payment) : asked.payment, ...sent };
  await world.post(`${atSystem(account)}/pay`, body);
}

/** A chain takes coins of two kinds. */
const sum = (gateway: string, { amount: { asset } }: Invoice, amount: string): string =>
  gateway === 'ton' && asset === 'USDT' ? `${amount} USDT` : amount;

type Paid = { readonly payment: string; readonly status: string };

/** Somebody opens the page behind a button of the shop, at the system of this way of paying, and pays there. */
export async function payAtPage({ world }: Stage, method: string, url: string): Promise<void> {
  const account = cast().connected.find(({ code }) => code === ways[method]?.gateway);
  if (!account) throw new WalkFault(`Nothing is connected for ${method}.`);
  await fetch(url);
  const at = atSystem(account);
  const open = (await world.get<Paid[]>(`${at}/invoices`)).findLast(({ status }) => status === 'open');
  if (!open) throw new WalkFault(`The system of ${method} knows of no open page.`);
  await world.post(`${at}/pay`, { invoice: open.payment });
}

export const now = ({ ask }: Stage, id: string): Promise<Ordered> => ask('GET', `/v1/store/orders/${id}`);

/** Goes on in time until these orders have come to one of these states. */
export async function until(stage: Stage, ids: readonly string[], ...statuses: readonly string[]): Promise<Ordered[]> {
  let found: Ordered[] = [];
  const isSo = async () => {
    found = await Promise.all(ids.map((id) => now(stage, id)));
    return found.every(({ status }) => statuses.includes(status));
  };
  await untilSo(stage, `${statuses.join(' or ')} of ${ids.length} orders`, isSo).catch((error: unknown) => {
    const left = found.filter(({ status }) => !statuses.includes(status));
    throw new WalkFault(`${String(error)} There are: ${JSON.stringify(left)}`);
  });
  return found;
}

/** Ordered, paid and delivered, as it goes when nothing goes wrong. */
export async function buy(stage: Stage, wish: Wish, method: string): Promise<Ordered> {
  const made = await order(stage, wish);
  await pay(stage, method, await invoice(stage, made, method));
  const [found] = await until(stage, [made.order], 'delivered');
  return found ?? made;
}
