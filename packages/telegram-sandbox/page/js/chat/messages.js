// @ts-check
import { h } from '../base/dom.js';
import { drawList } from '../base/list.js';
import { starsText } from '../base/stars.js';
import { dayKey, dayOf, instant } from '../base/time.js';
import { botOf, now } from '../phone.js';
import { messageElement } from './message.js';
/** @import { Phone } from '../phone.js' */
/** @import { Message } from '../wire.js' */
/** @import { Row } from '../base/list.js' */

/** @param {Message | undefined} message */
const isService = (message) => Boolean(message?.successful_payment ?? message?.refunded_payment);

/** @param {Message} a @param {Message | undefined} b whether both stand in one run of bubbles */
const together = (a, b) =>
  b !== undefined &&
  a.from === b.from &&
  !isService(a) &&
  !isService(b) &&
  dayKey(instant(a.date)) === dayKey(instant(b.date));

/** @param {Phone} phone @param {Date} at @returns {Row} */
function dayRow(phone, at) {
  const label = dayOf(phone.words, at, now(phone));
  const draw = () => h('li', { class: 'day' }, h('span', {}, label));
  return { key: `day ${dayKey(at)}`, version: label, draw };
}

/**
 * @param {Phone} phone
 * @param {Message[]} messages
 * @param {string} bot
 * @param {boolean} settled the chat was on the screen before, so what is new just arrived
 * @returns {Row[]}
 */
function rows(phone, messages, bot, settled) {
  const returned = new Set(messages.map((message) => message.refunded_payment?.telegram_payment_charge_id));
  return messages.flatMap((message, place) => {
    const paid = message.successful_payment?.telegram_payment_charge_id;
    const kept = paid !== undefined && !returned.has(paid);
    const before = messages[place - 1];
    const first = !together(message, before);
    const last = !together(message, messages[place + 1]);
    const at = instant(message.date);
    const newDay = !before || dayKey(instant(before.date)) !== dayKey(at);
    /** @type {Row} */
    const row = {
      key: `message ${message.message_id}`,
      version: JSON.stringify([message, first, last, bot, kept]),
      draw: (fresh) => messageElement(phone, message, { bot, first, last, kept, fresh: fresh && settled }),
    };
    return newDay ? [dayRow(phone, at), row] : [row];
  });
}

/** @param {Phone} phone @param {Message} message @param {string} bot what a screen reader says of a message */
function spoken({ words }, message, bot) {
  const { successful_payment: paid, refunded_payment: refunded, paid_for: title } = message;
  const price = starsText(words, (paid ?? refunded)?.total_amount ?? 0);
  if (refunded) return words('refunded', { name: bot, price });
  if (paid) return title ? words('you_paid_for', { name: title, price }) : words('you_paid', { name: bot, price });
  return `${bot}: ${message.text ?? message.caption ?? message.invoice?.title ?? words('photo')}`;
}

/** @param {Phone} phone @param {Message[]} arrived @param {string} bot */
function announce(phone, arrived, bot) {
  const said = arrived.filter((message) => message.from === 'bot' || isService(message));
  if (said.length > 0) phone.announce(said.map((message) => spoken(phone, message, bot)).join('. '));
}

/**
 * The messages of the open chat. Follows the newest one while the reader is at the end, and tells a screen reader of it.
 * @param {Phone} phone
 * @param {(away: boolean) => void} onScrolled told whether the reader is away from the end
 */
export function openMessages(phone, onScrolled) {
  const list = h('ol', { class: 'messages' });
  const element = h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': phone.words('messages') },
    list,
  );
  /** @type {Set<number> | undefined} */
  let known;
  let atEnd = true;
  let height = 0;

  const toEnd = () => {
    atEnd = true;
    element.scrollTo({ top: element.scrollHeight, behavior: 'instant' });
    onScrolled(false);
  };
  const stay = () => {
    height = element.clientHeight;
    if (atEnd) toEnd();
  };
  element.addEventListener('scroll', () => {
    // A change of height scrolls as well; only the reader's own scrolling leaves the end.
    if (height !== element.clientHeight) return;
    atEnd = element.scrollHeight - element.scrollTop - height < 80;
    onScrolled(!atEnd);
  });
  const sizes = new ResizeObserver(stay);
  sizes.observe(element);
  sizes.observe(list);

  /** @param {Message[]} messages */
  const draw = (messages) => {
    const bot = botOf(phone, phone.store.get().bot)?.first_name ?? '';
    const arrived = messages.filter((message) => known && !known.has(message.message_id));
    drawList(list, rows(phone, messages, bot, known !== undefined));
    known = new Set(messages.map((message) => message.message_id));
    announce(phone, arrived, bot);
    if (atEnd || arrived.some((message) => message.from === 'user')) toEnd();
  };
  return { element, draw, toEnd };
}
