import type { FastifyInstance } from 'fastify';
import { invoicesOf } from './controls.ts';
import { escapeHtml, pageOf } from './pay-page.ts';
import type { EmulatedSystem } from './system.ts';

type Shown = {
  readonly systems: readonly EmulatedSystem[];
  readonly accounts: Readonly<Record<string, readonly string[]>>;
};

/** `/gateways`: every emulated system with its invoices, so that a newcomer finds what can be paid. */
export function gatewaysPage(app: FastifyInstance, shown: Shown): void {
  app.get('/gateways', (_, reply) => reply.type('text/html; charset=utf-8').send(pageOf('Invoices', contentOf(shown))));
}

const contentOf = ({ systems, accounts }: Shown): string =>
  '<h1>Invoices at the emulated payment systems</h1>' +
  systems.map((system) => sectionOf(system, accounts[system.code] ?? [])).join('') +
  '<p class="aside"><a href="/">The phone</a>, where invoices in Telegram are paid</p>';

function sectionOf(system: EmulatedSystem, accounts: readonly string[]): string {
  const rows = accounts.flatMap((account) => invoicesOf(system, account)).map(rowOf);
  const list = rows.length === 0 ? '<p class="soft">No invoices yet.</p>' : `<ul>${rows.toReversed().join('')}</ul>`;
  return `<h2>${escapeHtml(system.code)}</h2>${list}`;
}

const rowOf = ({ id, amount, asset, status, page }: ReturnType<typeof invoicesOf>[number]): string =>
  `<li><a href="${escapeHtml(page)}">${escapeHtml(`${amount} ${asset}`)}</a>` +
  `<span class="soft">${escapeHtml(status)} · ${escapeHtml(id)}</span></li>`;
