import { pageStyle } from './page-style.ts';

/** A button of a page: it sends a form to `to`. */
export type PageAction = {
  readonly label: string;
  /** Path from the sandbox's root; a form is posted there. */
  readonly to: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** The main one stands out. */
  readonly isMain?: boolean;
};

export type PayPage = {
  readonly title: string;
  /** What is to be paid, for what, until when: a name and its value each. */
  readonly lines: readonly (readonly [string, string])[];
  /** A sentence above the buttons, such as how it ended. */
  readonly note?: string;
  readonly actions: readonly PageAction[];
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands between tags and in attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** A whole page of the sandbox. `content` is HTML. */
export const pageOf = (title: string, content: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${pageStyle}</style>
</head>
<body><main>${content}</main></body>
</html>`;

const line = ([name, value]: readonly [string, string]) =>
  `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`;

const field = ([name, value]: readonly [string, string]) =>
  `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`;

const button = ({ label, to, fields = {}, isMain = false }: PageAction) =>
  `<form method="post" action="${escapeHtml(to)}">${Object.entries(fields).map(field).join('')}` +
  `<button${isMain ? ' class="main"' : ''}>${escapeHtml(label)}</button></form>`;

/** The page where a person pays an invoice by hand; answer it with the content type `text/html; charset=utf-8`. */
export const payPage = ({ title, lines, note, actions }: PayPage): string =>
  pageOf(
    title,
    `<h1>${escapeHtml(title)}</h1><dl>${lines.map(line).join('')}</dl>` +
      (note === undefined ? '' : `<p role="status">${escapeHtml(note)}</p>`) +
      `<div class="actions">${actions.map(button).join('')}</div>` +
      '<p class="aside">An emulated payment system: no real money. <a href="/gateways">All invoices</a></p>',
  );
