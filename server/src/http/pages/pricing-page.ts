import { chargeOf, type PriceConstants, type PricedService } from '#catalogue';
import { formatUnits, type Amount } from '#kernel';
import { html, raw, type Html } from './html.ts';
import { look } from './pricing-look.ts';
import { reckonScript } from './pricing-reckon.ts';
import { languages, wordsIn, type PageWords } from './pricing-words.ts';

/** What the page shows, and what somebody asked its calculator. */
export type PricingView = {
  readonly services: readonly PricedService[];
  readonly constants: PriceConstants;
  readonly at: Date;
  readonly language: string;
  /** As it came in the address: anything at all. */
  readonly asked: { readonly service?: unknown; readonly quantity?: unknown };
};

/** USD with two decimals, and more only where there are. */
export function showUsd({ units }: Amount): string {
  const [whole = '0', fraction = ''] = formatUnits(units, 6).split('.');
  return `$${whole}.${fraction.padEnd(2, '0')}`;
}

const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ''));

/** The page of live prices, whole: its look and its script are in it. */
export function pricingPage(view: PricingView): string {
  const words = wordsIn(view.language);
  const parts =
    view.services.length > 0
      ? html`${calculator(view, words)} ${list(view, words)} ${formulas(view, words)} ${back(words)}`
      : html`<p>${words.empty}</p>`;
  return page(view.language, html`${asOf(view, words)} ${parts}`);
}

/** The page where nobody's prices are public. */
export const noPricesPage = (language: string): string => page(language, html`<p>${wordsIn(language).none}</p>`);

/** Byte for byte what the page's policy names by its digest. */
const style = raw(`<style>${look}</style>`);
const script = raw(`<script>${reckonScript}</script>`);

function page(language: string, content: Html): string {
  const words = wordsIn(language);
  const { html: text } = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words.title} · Asterism</title>
        <meta name="description" content="${words.lead}" />
        ${style}
      </head>
      <body>
        <div class="wrap">
          <header>
            <span class="mark">⁂ Asterism</span>
            <nav>${links(language, words)}</nav>
          </header>
          <main>
            <h1>${words.title}</h1>
            ${content}
          </main>
        </div>
        ${script}
      </body>
    </html> `;
  return text;
}

function links(language: string, words: PageWords): Html {
  const one = ({ code, name }: (typeof languages)[number]) =>
    html`<a
      href="/pricing?lang=${code}"
      lang="${code}"
      hreflang="${code}"
      ${raw(code === language ? ' aria-current="true"' : '')}
      >${name}</a
    > `;
  return html`${languages.map(one)}<a href="/docs">${words.api}</a>`;
}

function asOf({ at, language }: PricingView, words: PageWords): Html {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  const shown = new Intl.DateTimeFormat(language, format).format(at);
  return html`<p class="lead">${words.lead}</p>
    <p class="soft small">${words.asOf} <time datetime="${at.toISOString()}">${shown} UTC</time></p>`;
}

function calculator({ services, asked, language }: PricingView, words: PageWords): Html {
  const chosen = services.find(({ number }) => String(number) === asked.service) ?? services[0];
  const quantity = typeof asked.quantity === 'string' ? asked.quantity.trim().slice(0, 20) : '1000';
  const option = ({ number, name, rate, min, max }: PricedService) =>
    html`<option
      value="${number}"
      data-rate="${String(rate.units)}"
      data-min="${min}"
      data-max="${max}"
      ${raw(number === chosen?.number ? ' selected' : '')}
    >
      ${number} · ${name}
    </option>`;
  const answer = chosen ? reckon(chosen, quantity, words) : { text: '', isHint: true };
  return html`<h2 id="reckon">${words.calculator}</h2>
    <section class="sheet" aria-labelledby="reckon">
      <form method="get" action="/pricing" data-whole="${words.whole}" data-between="${words.between}">
        <input type="hidden" name="lang" value="${language}" />
        <label
          >${words.service}<select name="service">
            ${services.map(option)}
          </select></label
        >
        <label
          >${words.quantity}<input
            name="quantity"
            inputmode="numeric"
            autocomplete="off"
            maxlength="10"
            value="${quantity}"
        /></label>
        <button>${words.reckon}</button>
      </form>
      <p class="answer">
        <span class="soft">${words.charge}</span> <output class="${answer.isHint ? 'hint' : ''}">${answer.text}</output>
      </p>
      <p class="soft small">${words.rounding}</p>
    </section>`;
}

function reckon({ rate, min, max }: PricedService, text: string, words: PageWords) {
  if (!/^\d{1,10}$/.test(text)) return { text: words.whole, isHint: true };
  const quantity = Number(text);
  if (quantity < min || quantity > max) return { text: fill(words.between, { min, max }), isHint: true };
  return { text: showUsd(chargeOf(rate, quantity)), isHint: false };
}

function list({ services, language }: PricingView, words: PageWords): Html {
  const groups = [...new Set(services.map(({ category }) => category))];
  const group = (category: string) => {
    const own = services.filter((service) => service.category === category);
    return html`<div class="sheet group">
      <table>
        <caption>
          ${own[0]?.categoryName ?? category}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.number}</th>
            <th scope="col">${words.service}</th>
            <th scope="col" class="limits">${words.limits}</th>
            <th scope="col">${words.price}</th>
          </tr>
        </thead>
        <tbody>
          ${own.map((service) => row(service, language, words))}
        </tbody>
      </table>
    </div>`;
  };
  return html`<h2>${words.list}</h2>
    ${groups.map(group)}`;
}

function row(service: PricedService, language: string, words: PageWords): Html {
  const { number, name, description, min, max, rate, refill, refillDays, dripfeed, cancel } = service;
  const count = new Intl.NumberFormat(language);
  const marks = [
    refill ? fill(words.refill, { days: refillDays }) : '',
    dripfeed ? words.drip : '',
    cancel ? words.cancel : '',
  ].filter(Boolean);
  return html`<tr>
    <td>${number}</td>
    <td class="what">
      <span class="name">${name}</span>
      <div class="soft small">${description}</div>
      <div class="soft small marks">${marks.map((one) => html`<span>${one}</span>`)}</div>
    </td>
    <td class="limits" data-label="${words.limits}: ">${count.format(min)} – ${count.format(max)}</td>
    <td class="price" data-label="${words.price}">${showUsd(rate)}</td>
  </tr>`;
}

function formulas({ services, constants }: PricingView, words: PageWords): Html {
  const line = ({ name, pricing, rate }: PricedService): readonly Html[] =>
    pricing.by === 'formula' ? [formula(name, pricing.reward, rate, constants, words)] : [];
  const lines = services.flatMap(line);
  const shown = lines.length > 0 ? html`<div class="sheet formulas">${lines}</div>` : html``;
  return html`<h2>${words.howTitle}</h2>
    <p>${words.how}</p>
    ${shown}
    <p class="soft">${words.byHand}</p>`;
}

function formula(name: string, reward: Amount, rate: Amount, constants: PriceConstants, words: PageWords): Html {
  const { feeBasisPoints, usdPerStar } = constants;
  const part = (value: string, label: string, sum = false) =>
    html`<span class="part${sum ? ' sum' : ''}">${value}<small>${label}</small></span>`;
  const withFee = formatUnits(BigInt(10_000 + feeBasisPoints), 4);
  return html`<div class="formula">
    <strong>${name}</strong>
    <div class="parts">
      ${part(`${formatUnits(reward.units, 9)} ★`, words.reward)} × ${part(withFee, words.fee)} ×
      ${part(showStar(usdPerStar), words.star)} × ${part('1,000', words.thousand)} =
      ${part(showUsd(rate), words.rate, true)}
    </div>
  </div>`;
}

/** A Star's worth is said with three decimals: 0.020. */
const showStar = ({ units }: Amount): string => {
  const [whole = '0', fraction = ''] = formatUnits(units, 6).split('.');
  return `$${whole}.${fraction.padEnd(3, '0')}`;
};

const back = (words: PageWords): Html =>
  html`<h2>${words.backTitle}</h2>
    <ul>
      ${words.back.map((line) => html`<li>${line}</li>`)}
    </ul>`;
