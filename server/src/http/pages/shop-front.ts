import type { PricedPackage, Quote, QuoteTerms } from '#quotes';
import { html, raw, type Html } from './html.ts';
import {
  fill,
  shopPage,
  shopWords,
  showCount,
  showMoney,
  showTime,
  stepBar,
  withQuery,
  type ShopPlace,
} from './shop-frame.ts';
import type { ShopWords } from './shop-words.ts';

/** What somebody entered, as it came: anything at all. */
export type Entered = { readonly stars: string; readonly to: string };

export type FrontView = {
  readonly packages: readonly PricedPackage[];
  readonly terms: QuoteTerms;
  readonly entered: Entered;
  /** What was wrong with it, and where. */
  readonly problem?: { readonly field: 'stars' | 'to' | 'page'; readonly text: string };
};

/** Amount and recipient, on one page. */
export function shopFront(place: ShopPlace, view: FrontView): string {
  const words = shopWords(place.language);
  const { entered, problem } = view;
  const wrong = problem ? html`<p class="notice wrong" role="alert" id="problem">${problem.text}</p>` : html``;
  const content = html`<h1>${words.title}</h1>
    <p class="soft">${words.lead}</p>
    ${stepBar(problem?.field === 'to' ? 1 : 0, words)} ${wrong}
    <form method="get" action="${place.shop}" novalidate>
      <input type="hidden" name="lang" value="${place.language}" />
      <input type="hidden" name="step" value="confirm" />
      <div class="sheet">${amounts(place, view, words)}</div>
      <div class="sheet">
        <label class="field"
          ><span>${words.forWhom}</span
          ><input
            type="text"
            name="to"
            value="${entered.to}"
            placeholder="@name"
            autocapitalize="none"
            autocomplete="off"
            spellcheck="false"
            maxlength="80"
            aria-describedby="to-hint"
            ${marked(view, 'to')}
          /><small id="to-hint">${words.forWhomHint}</small></label
        >
      </div>
      <button>${words.next}</button>
      <p class="soft small">${words.final}</p>
    </form>`;
  const address = withQuery(place.shop, { stars: entered.stars || undefined, to: entered.to || undefined });
  return shopPage(place, { title: words.howMany, content, address });
}

const marked = ({ problem }: FrontView, field: 'stars' | 'to'): Html =>
  raw(problem?.field === field ? 'aria-invalid="true" aria-errormessage="problem"' : '');

function amounts({ language }: ShopPlace, view: FrontView, words: ShopWords): Html {
  const { packages, terms, entered } = view;
  const chosen = packages.find(({ stars }) => String(stars) === entered.stars);
  const one = ({ stars, names, price }: PricedPackage) =>
    html`<label class="pack"
      ><input type="radio" name="pack" value="${stars}" ${raw(stars === chosen?.stars ? 'checked' : '')} /><strong
        >${fill(words.stars, { stars: showCount(stars, language) })}</strong
      >
      ${price ? showMoney(price) : words.priceLater}
      <span class="name">${names[language] ?? names['en'] ?? ''}</span></label
    >`;
  const [min, max] = [showCount(terms.min, language), showCount(terms.max, language)];
  return html`<fieldset>
      <legend>${words.howMany}</legend>
      <div class="packs">${packages.map(one)}</div>
    </fieldset>
    <label class="field"
      ><span>${words.another}</span
      ><input
        type="text"
        name="stars"
        inputmode="numeric"
        autocomplete="off"
        maxlength="9"
        value="${chosen ? '' : entered.stars}"
        aria-describedby="stars-hint"
        ${marked(view, 'stars')}
      /><small id="stars-hint">${fill(words.anotherHint, { min, max })}</small></label
    >`;
}

export type ConfirmView = {
  readonly quote: Quote;
  readonly recipient: { readonly username: string; readonly name?: string; readonly isVerified: boolean };
  readonly entered: Entered;
  readonly problem?: string;
};

/** "Topping up @name — correct?": the name is shown back before anything is paid. */
export function confirmPage(place: ShopPlace, { quote, recipient, entered, problem }: ConfirmView): string {
  const { language, shop } = place;
  const words = shopWords(language);
  const { username, name, isVerified } = recipient;
  const title = fill(isVerified ? words.confirmTitle : words.confirmUnverified, { name: username });
  const unsure = html`<p class="notice wrong">${words.unverified}</p>
    <label class="check"
      ><input type="checkbox" name="accept" value="yes" required /><span
        >${fill(words.acceptUnverified, { name: username })}</span
      ></label
    >`;
  const content = html`${stepBar(1, words)}
    <h1>${title}</h1>
    ${problem === undefined ? html`` : html`<p class="notice wrong" role="alert">${problem}</p>`}
    <div class="sheet">
      <dl>
        <dt>${words.recipient}</dt>
        <dd>@${username}${name === undefined ? html`` : html`<br /><span class="soft">${name}</span>`}</dd>
        <dt>${words.amount}</dt>
        <dd>${fill(words.stars, { stars: showCount(quote.stars, language) })}</dd>
        <dt>${words.price}</dt>
        <dd>${showMoney(quote.price)}</dd>
      </dl>
      <p class="soft small">${words.until} ${showTime(quote.endsAt, language)}</p>
    </div>
    <form method="post" action="${shop}/orders">
      <input type="hidden" name="lang" value="${language}" />
      <input type="hidden" name="quote" value="${quote.id}" />
      <input type="hidden" name="stars" value="${quote.stars}" />
      <input type="hidden" name="to" value="${entered.to}" />
      ${isVerified ? html`` : unsure}
      <div class="actions">
        <button>${words.yes}</button>
        <a class="button plain" href="${withQuery(shop, { lang: language, ...entered })}">${words.no}</a>
      </div>
    </form>
    <p class="soft small">${words.final}</p>`;
  return shopPage(place, { title, content, address: withQuery(shop, { ...entered, step: 'confirm' }) });
}

/** A page that only says something. */
export function saidPage(place: ShopPlace, title: string, text: string): string {
  const words = shopWords(place.language);
  const content = html`<h1>${title}</h1>
    <p>${text}</p>
    <p><a href="${withQuery(place.shop, { lang: place.language })}">${words.back}</a></p>`;
  return shopPage(place, { title, content, address: place.shop });
}
