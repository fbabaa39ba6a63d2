import type { FastifyInstance } from 'fastify';
import { escapeHtml, pageOf } from '../pay-page.ts';
import { booksOf } from './books.ts';
import { catchUp } from './progress.ts';
import { sayStatus } from './say.ts';
import type { Account, House, Offered, Order } from './state.ts';

/** How many orders of an account a person is shown. */
const shownOrders = 50;

/** `/panel`: the emulated panel as a person sees it, with the balances, orders and prices of each account. */
export function pages(house: House, app: FastifyInstance): void {
  app.get('/', (_, reply) => reply.type('text/html; charset=utf-8').send(pageOf('Upstream panel', contentOf(house))));
}

function contentOf(house: House): string {
  const { accounts } = house.state();
  for (const account of accounts) catchUp(house, account);
  const none = '<p class="soft">No accounts yet. POST /sandbox/panel/accounts opens one.</p>';
  return (
    '<h1>An emulated upstream panel</h1>' +
    (accounts.length === 0 ? none : accounts.map(sectionOf).join('')) +
    '<p class="aside">API v2 at <code>/panel/api/v2</code>. No real money. <a href="/">The phone</a></p>'
  );
}

function sectionOf(account: Account): string {
  const { paid_in, charged, given_back, balance, currency } = booksOf(account);
  const figures = { 'Paid in': paid_in, Charged: charged, 'Given back': given_back, Balance: balance };
  const rows = Object.entries(figures).map(([name, sum]) => row(name, `${sum} ${currency}`));
  const orders = account.orders.slice(-shownOrders).toReversed();
  return (
    `<h2>${escapeHtml(account.name)}</h2><dl>${rows.join('')}</dl>` +
    `<h3>Orders, ${account.orders.length}</h3>` +
    (orders.length === 0
      ? '<p class="soft">No orders yet.</p>'
      : `<ul>${orders.map((order) => orderRow(account, order)).join('')}</ul>`) +
    `<h3>Prices per 1,000</h3><dl>${account.services.map((offered) => priceRow(offered, currency)).join('')}</dl>`
  );
}

const row = (name: string, value: string): string =>
  `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`;

const orderRow = ({ manner, currency }: Account, { id, link, status, delivered, quantity, charge }: Order): string =>
  `<li><span>№ ${id} · ${escapeHtml(link)}</span>` +
  `<span class="soft">${escapeHtml(`${sayStatus(status, manner)} · ${delivered} of ${quantity} · ${charge} ${currency}`)}</span></li>`;

const priceRow = ({ service, name, rate, is_enabled }: Offered, currency: string): string =>
  row(`${service} ${name}`, is_enabled ? `${rate} ${currency}` : 'not sold now');
