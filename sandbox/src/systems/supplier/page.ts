import type { FastifyInstance } from 'fastify';
import { escapeHtml, pageOf } from '../pay-page.ts';
import type { FragmentAccount } from './fragment/state.ts';
import { textFor } from './prices.ts';
import { catchUp } from './progress.ts';
import type { Account, Delivery, House } from './state.ts';

/** How many of each a person is shown. */
const shownRows = 50;

/** `/supplier`: the emulated suppliers as a person sees them: who got Stars, and what every account ordered. */
export function pages(house: House, app: FastifyInstance): void {
  app.get('/', (_, reply) =>
    reply.type('text/html; charset=utf-8').send(pageOf('Suppliers of Stars', contentOf(house))),
  );
}

function contentOf(house: House): string {
  catchUp(house);
  const { accounts, fragments, deliveries } = house.state();
  const none = '<p class="soft">No accounts yet. POST /sandbox/supplier/accounts opens one.</p>';
  return (
    '<h1>Emulated suppliers of Stars</h1>' +
    (accounts.length + fragments.length === 0 ? none : '') +
    accounts.map(sectionOf).join('') +
    fragments.map(fragmentSection).join('') +
    `<h2>Delivered, ${deliveries.length}</h2>${listOf(deliveries.map(deliveryRow), 'Nobody got any Stars yet.')}` +
    '<p class="aside">The order API at <code>/supplier/v1</code>, the market without one at ' +
    '<code>/supplier/fragment</code>. No real money. <a href="/">The phone</a></p>'
  );
}

const listOf = (rows: readonly string[], none: string): string =>
  rows.length === 0 ? `<p class="soft">${none}</p>` : `<ul>${rows.slice(-shownRows).toReversed().join('')}</ul>`;

const row = (what: string, aside: string): string =>
  `<li><span>${escapeHtml(what)}</span><span class="soft">${escapeHtml(aside)}</span></li>`;

function sectionOf({ name, mood, orders }: Account): string {
  const rows = orders.map(({ stars, username, status, units, currency }) =>
    row(`${stars} to @${username}`, `${status} · ${textFor(BigInt(units), currency)} ${currency}`),
  );
  return (
    `<h2>${escapeHtml(name)}</h2><p class="soft">${escapeHtml(mood.usd_per_1000)} dollars per 1,000 Stars</p>` +
    listOf(rows, 'No orders yet.')
  );
}

function fragmentSection({ name, requests, kept }: FragmentAccount): string {
  const rows = requests.map(({ stars, username, status, units }) =>
    row(`${stars} to @${username}`, `${status} · ${textFor(BigInt(units), 'ton')} ton`),
  );
  const lost = kept.map(({ units, why }) => row(`${textFor(BigInt(units), 'ton')} ton kept`, why));
  return `<h2>Fragment, ${escapeHtml(name)}</h2>${listOf([...rows, ...lost], 'No requests yet.')}`;
}

const deliveryRow = ({ stars, username, via, at, isTakenBack }: Delivery): string =>
  row(`${stars} to @${username}`, `${via} · ${at}${isTakenBack ? ' · taken back' : ''}`);
