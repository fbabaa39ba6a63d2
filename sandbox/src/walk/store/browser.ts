import { WalkFault, type Stage } from '../stage.ts';
import type { Ordered } from './orders.ts';

/** A page as a browser without script has it. */
export type Page = { readonly url: string; readonly html: string };

export async function visit(url: string, init: RequestInit = {}): Promise<Page> {
  const response = await fetch(url, init);
  const html = await response.text();
  if (response.ok) return { url: response.url, html };
  throw new WalkFault(`${url} answers ${response.status}: ${wordsOf(html)}`);
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&');

/** Fills in the form whose action ends like this, sends it, and follows where it leads. */
export async function send(page: Page, action: string, entered: Readonly<Record<string, string>> = {}): Promise<Page> {
  for (const [form, opening = '', inside = ''] of page.html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)) {
    const to = attribute(opening, 'action') ?? '';
    if (!to.endsWith(action) || form === '') continue;
    const fields = new URLSearchParams();
    for (const [input] of inside.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g))
      fields.set(attribute(input, 'name') ?? '', attribute(input, 'value') ?? '');
    for (const [name, value] of Object.entries(entered)) fields.set(name, value);
    const url = new URL(to, page.url);
    if (attribute(opening, 'method') === 'post') return visit(url.href, { method: 'POST', body: fields });
    url.search = fields.toString();
    return visit(url.href);
  }
  throw new WalkFault(`There is no form for "${action}" on ${page.url}: ${wordsOf(page.html)}`);
}

/** The address behind the button that goes to another site. */
export function linkOut({ url, html }: Page): string {
  for (const [tag] of html.matchAll(/<a\b[^>]*>/g)) {
    const to = attribute(tag, 'href') ?? '';
    if (/^https?:/.test(to) && new URL(to).origin !== new URL(url).origin) return to;
  }
  throw new WalkFault(`Nothing leads from ${url} to where it is paid: ${wordsOf(html)}`);
}

const wordsOf = (html: string): string =>
  html
    .replaceAll(/<(style|script)\b[\s\S]*?<\/\1>|<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

export function expectSays({ url, html }: Page, ...words: readonly string[]): void {
  const said = wordsOf(html);
  for (const each of words) if (!said.includes(each)) throw new WalkFault(`${url} does not say "${each}" but: ${said}`);
}

const shopUrl = ({ platformUrl, workspace }: Stage): string => `${platformUrl}/shop/${workspace}?lang=en`;
const checkoutUrl = ({ platformUrl, workspace }: Stage, order: string): string =>
  `${platformUrl}/checkout/${workspace}/${order}?lang=en`;

export const visitShop = (stage: Stage): Promise<Page> => visit(shopUrl(stage));

/** What the buyer is told of an order, on the page that it has in the web, in the words of the bot. */
export async function expectTold(
  stage: Stage,
  { order }: Pick<Ordered, 'order'>,
  ...words: readonly string[]
): Promise<void> {
  expectSays(await visit(checkoutUrl(stage, order)), ...words);
}
