import { Refusal } from '#kernel';
import { getQuote, listPackages, makeQuote, readQuoteTerms, type Quote } from '#quotes';
import { startOrder } from '#store';
import { validateRecipient } from '#supply';
import { confirmPage, saidPage, shopFront, type Entered, type FrontView } from './pages/shop-front.ts';
import { shopWords, withQuery } from './pages/shop-frame.ts';
import { textOf, type Seen, type ShopNeeds } from './shop-place.ts';
import { refusalText } from './shop-refusal.ts';

/** `/shop`: amount and recipient, and with `step=confirm` the name shown back. A link may fill both in. */
export async function showShop(needs: ShopNeeds, seen: Seen): Promise<string> {
  const { place, query } = seen;
  const words = shopWords(place.language);
  if (!seen.isOpen) return saidPage(place, words.title, words.closed);
  const entered = { stars: textOf(query['stars']) || textOf(query['pack']), to: textOf(query['to']) };
  if (query['step'] !== 'confirm') return front(needs, seen, entered);
  if (!/^\d{1,9}$/.test(entered.stars))
    return front(needs, seen, entered, { field: 'stars', text: words.refusals.no_stars });
  if (entered.to === '') return front(needs, seen, entered, { field: 'to', text: words.refusals.no_recipient });
  return confirm(needs, seen, entered);
}

async function front(needs: ShopNeeds, seen: Seen, entered: Entered, problem?: FrontView['problem']): Promise<string> {
  const { workspace, place } = seen;
  const packages = await listPackages(needs, workspace);
  const terms = await readQuoteTerms(needs.pool, workspace);
  return shopFront(place, { packages, terms, entered, ...(problem && { problem }) });
}

/** Asks who that is, and shows it with a price that stands: an order is made at exactly this one. */
async function confirm(needs: ShopNeeds, seen: Seen, entered: Entered, problem?: string): Promise<string> {
  const { workspace, place } = seen;
  const words = shopWords(place.language);
  const stars = Number(entered.stars);
  let quote: Quote;
  try {
    quote = await makeQuote(needs, workspace, { stars });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return front(needs, seen, entered, { field: 'stars', text: refusalText(error, words) });
  }
  const { verdict, username, name, reason } = await validateRecipient(needs, workspace, {
    recipient: entered.to,
    stars,
  });
  if (verdict === 'no' || username === undefined) {
    const text = reason === 'no_username' ? words.refusals.no_username : words.refusals.recipient_invalid;
    return front(needs, seen, entered, { field: 'to', text });
  }
  const recipient = { username, ...(name !== undefined && { name }), isVerified: verdict === 'yes' };
  return confirmPage(place, { quote, recipient, entered, ...(problem !== undefined && { problem }) });
}

/** "Yes, correct": the order, at the price that was shown. Sent twice it is the same order. */
export async function orderAtShop(needs: ShopNeeds, seen: Seen): Promise<string | { readonly to: string }> {
  const { workspace, place, form, language } = seen;
  const [id, recipient] = [textOf(form['quote']), textOf(form['to'])];
  try {
    const quote = await getQuote(needs.pool, workspace, id);
    const buyer = `web-${quote.id.slice('qt_'.length)}`;
    const acceptUnverified = form['accept'] === 'yes';
    const asked = { channel: 'web', buyer, quote: quote.id, recipient, acceptUnverified, language } as const;
    const order = await startOrder(needs, workspace, { ...asked, key: `web:${quote.id}`, actor: 'buyer' });
    return { to: withQuery(`${place.checkout}/${order.id}`, { lang: language }) };
  } catch (error) {
    return again(needs, seen, error);
  }
}

/** What can be mended by asking once more is asked once more, at the price of now. */
async function again(needs: ShopNeeds, seen: Seen, error: unknown): Promise<string> {
  const { place, form } = seen;
  const words = shopWords(place.language);
  const entered = { stars: textOf(form['stars']), to: textOf(form['to']) };
  const mended = ['quote_ended', 'not_found', 'recipient_invalid'];
  if (!(error instanceof Refusal) || !mended.includes(error.code) || !/^\d{1,9}$/.test(entered.stars)) throw error;
  if (!seen.isOpen) throw new Refusal('store_disabled', 'This shop is closed.');
  const text = error.code === 'recipient_invalid' ? undefined : words.refusals.quote_ended;
  return confirm(needs, seen, entered, text);
}
