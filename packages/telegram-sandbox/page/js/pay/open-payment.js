// @ts-check
import { fill, h } from '../base/dom.js';
import { keepFocus } from '../base/focus.js';
import { starsText, withStars } from '../base/stars.js';
import { me, sentenceOf } from '../phone.js';
import { offer } from './offer.js';
import { bigButton, hero, payBar, verdict, waiting } from './payment-parts.js';
/** @import { Phone } from '../phone.js' */
/** @import { Bill, Invoice, Paid } from '../wire.js' */
/** @import { Child } from '../base/dom.js' */
/** @import { Word } from '../base/words.js' */

/** @typedef {'paid' | 'failed' | 'cancelled'} PaymentEnd */
/**
 * Where a payment stands.
 * @typedef {{ at: 'reading' } | { at: 'offer' | 'paying' | 'paid', invoice: Invoice }
 *   | { at: 'failed', invoice?: Invoice, error: string }} Stand
 */
/** @typedef {{ close: () => void, confirm: () => void, again: () => void }} Moves */

/** Telegram's own reasons, in words; anything else a bot wrote for the person to read. @type {Record<string, Word>} */
const reasons = {
  BALANCE_TOO_LOW: 'balance_too_low',
  BOT_PRECHECKOUT_TIMEOUT: 'bot_silent',
  CLOSED: 'server_gone',
};

/** @param {Phone} phone @param {Paid} paid */
function reason({ words }, { error }) {
  const known = error && Object.hasOwn(reasons, error) ? reasons[error] : undefined;
  if (known) return words(known);
  return error ?? words('not_paid_hint');
}

/** @param {Phone} phone @param {Extract<Stand, { at: 'failed' }>} stand @param {Moves} moves @returns {Child[]} */
function failed({ words }, { invoice, error }, moves) {
  const next = invoice ? bigButton(words('try_again'), moves.again) : bigButton(words('close'), moves.close);
  return [verdict('failed'), h('h2', {}, words('not_paid')), h('p', { role: 'alert' }, error), next];
}

/** @param {Phone} phone @param {Stand} stand @param {Moves} moves @returns {Child[]} */
function inside(phone, stand, moves) {
  const { words } = phone;
  if (stand.at === 'reading') return [waiting(words('loading'))];
  if (stand.at === 'offer') return offer(phone, stand.invoice, moves.confirm);
  if (stand.at === 'paying') {
    return [hero(phone, stand.invoice), h('h2', {}, stand.invoice.title), waiting(words('paying'))];
  }
  if (stand.at === 'failed') return failed(phone, stand, moves);
  const price = starsText(words, stand.invoice.total_amount, stand.invoice.currency);
  const said = withStars(words('paid_for', { title: stand.invoice.title, price }));
  return [
    verdict('done'),
    h('h2', {}, words('paid')),
    h('p', { role: 'status' }, said),
    bigButton(words('done'), moves.close),
  ];
}

/** @param {Phone} phone @param {number} person @param {Bill} bill @param {Invoice} invoice @returns {Promise<Stand>} */
async function pay(phone, person, bill, invoice) {
  try {
    const paid = await phone.api.pay(person, bill);
    return paid.status === 'paid' ? { at: 'paid', invoice } : { at: 'failed', invoice, error: reason(phone, paid) };
  } catch (error) {
    return { at: 'failed', invoice, error: sentenceOf(phone, error) };
  }
}

/** @param {Phone} phone @param {number} person @param {Bill} bill @returns {Promise<Stand>} */
async function readInvoice(phone, person, bill) {
  try {
    return { at: 'offer', invoice: await phone.api.invoice(person, bill) };
  } catch (error) {
    return { at: 'failed', error: sentenceOf(phone, error) };
  }
}

/**
 * The payment sheet: what is sold, for how much, what the person has, and then what came of it.
 * Answers when it is closed: `paid`, `failed`, or `cancelled` when the person did not try.
 * @param {Phone} phone
 * @param {Bill} bill
 * @returns {Promise<PaymentEnd>}
 */
export async function openPayment(phone, bill) {
  const person = me(phone)?.id;
  if (person === undefined) return 'cancelled';
  const { promise, resolve } = Promise.withResolvers();
  /** @type {Stand} */
  let stand = { at: 'reading' };
  const body = h('div', { class: 'pay-body' });
  const onClose = () => resolve(stand.at === 'paid' || stand.at === 'failed' ? stand.at : 'cancelled');
  const layer = phone.layers.open({ kind: 'sheet', label: phone.words('payment'), onClose });
  layer.element.append(payBar(phone, layer.close), h('div', { class: 'pay-scroll' }, body));

  const draw = () => {
    keepFocus(layer.element, () => fill(body, inside(phone, stand, moves)));
    if (!layer.element.contains(document.activeElement)) layer.element.focus({ preventScroll: true });
  };
  /** @param {Stand} next */
  const move = (next) => ((stand = next), draw());
  const confirm = async () => {
    if (stand.at !== 'offer') return;
    const { invoice } = stand;
    move({ at: 'paying', invoice });
    move(await pay(phone, person, bill, invoice));
    await phone.refresh('people', 'chat', 'chats');
  };
  const again = () => {
    if (stand.at === 'failed' && stand.invoice) move({ at: 'offer', invoice: stand.invoice });
  };
  const moves = { close: layer.close, confirm: () => void confirm(), again };

  let balance = me(phone)?.stars;
  phone.store.watch(body, () => {
    if (balance === me(phone)?.stars) return;
    balance = me(phone)?.stars;
    if (stand.at === 'offer') draw();
  });
  draw();
  move(await readInvoice(phone, person, bill));
  return promise;
}
