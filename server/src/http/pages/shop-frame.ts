import { formatUnits, scaleOf, type Amount } from '#kernel';
import { html, raw, type Html } from './html.ts';
import { languages } from './pricing-words.ts';
import { shopLook } from './shop-look.ts';
import { shopScript } from './shop-script.ts';
import { english, type ShopWords } from './shop-words.ts';
import { russian } from './shop-words-ru.ts';

/** Where a page stands: its language, and the addresses of its shop. */
export type ShopPlace = {
  readonly language: string;
  /** `/shop`, or `/shop/7` where the workspace is not the one of those who name none. */
  readonly shop: string;
  /** `/checkout`, or `/checkout/7`. */
  readonly checkout: string;
};

const wordings: Readonly<Record<string, ShopWords>> = { en: english, ru: russian };

export const shopWords = (language: string): ShopWords => wordings[language] ?? english;

export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ''));

const inCents = new Set(['USD', 'EUR', 'RUB', 'GBP']);

/** An amount for people: `$9.00`, `726.40 RUB`, `3.75 TON`. */
export function showMoney({ asset, units }: Amount): string {
  const [whole = '0', fraction = ''] = formatUnits(units, scaleOf(asset)).split('.');
  const shown = inCents.has(asset) ? `.${fraction.padEnd(2, '0')}` : fraction && `.${fraction}`;
  return asset === 'USD' ? `$${whole}${shown}` : `${whole}${shown} ${asset}`;
}

export const showCount = (count: number, language: string): string => new Intl.NumberFormat(language).format(count);

/** An instant in UTC; the script shows it in the viewer's zone. */
export function showTime(instant: Date, language: string): Html {
  const format = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const;
  const shown = new Intl.DateTimeFormat(language, format).format(instant);
  return html`<time datetime="${instant.toISOString()}">${shown} UTC</time>`;
}

/** Which of the four steps a page is: those before it are done. */
export function stepBar(now: number, words: ShopWords): Html {
  const one = (name: string, n: number) =>
    html`<li class="${n < now ? 'done' : ''}" ${raw(n === now ? 'aria-current="step"' : '')}>${name}</li>`;
  return html`<ol class="steps" aria-label="${words.stepsLabel}">
    ${words.steps.map(one)}
  </ol>`;
}

/** Byte for byte what the policy of the pages names by its digest. */
const style = raw(`<style>${shopLook}</style>`);
const script = raw(`<script>${shopScript}</script>`);
const reload = raw('<noscript><meta http-equiv="refresh" content="8"></noscript>');

export type ShopPage = {
  readonly title: string;
  readonly content: Html;
  /** The page's own address, for the links to other languages. */
  readonly address: string;
  /** Changes by itself until this differs. */
  readonly live?: string;
};

/** A page of the shop, whole: its look and its script are in it. */
export function shopPage({ language, shop }: ShopPlace, { title, content, address, live }: ShopPage): string {
  const state = live === undefined ? html`` : html` data-live="1" data-state="${live}"`;
  const link = ({ code, name }: (typeof languages)[number]) =>
    html`<a
      href="${withQuery(address, { lang: code })}"
      lang="${code}"
      hreflang="${code}"
      ${raw(code === language ? 'aria-current="true"' : '')}
      >${name}</a
    > `;
  const { html: text } = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · ${shopWords(language).title}</title>
        ${live === undefined ? html`` : reload} ${style}
      </head>
      <body>
        <div class="wrap">
          <header>
            <a class="mark" href="${withQuery(shop, { lang: language })}">⁂ Stars</a>
            <nav>${languages.map(link)}</nav>
          </header>
          <main${state}>${content}</main>
          <div id="said" class="unseen" role="status"></div>
        </div>
        ${script}
      </body>
    </html> `;
  return text;
}

/** An address with more in its query; what is undefined stays out. */
export function withQuery(address: string, more: Readonly<Record<string, string | number | undefined>>): string {
  const [path = '', query = ''] = address.split('?');
  const all = new URLSearchParams(query);
  for (const [name, value] of Object.entries(more)) if (value !== undefined) all.set(name, String(value));
  const text = all.toString();
  return text === '' ? path : `${path}?${text}`;
}
