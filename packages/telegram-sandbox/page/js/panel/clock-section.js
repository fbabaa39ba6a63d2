// @ts-check
import { h } from '../base/dom.js';
import { hourOf, longOf } from '../base/time.js';
import { attempt, now } from '../phone.js';
import { section } from './section.js';
/** @import { Phone } from '../phone.js' */
/** @import { Word } from '../base/words.js' */

/** @type {[string, Word, Word][]} */
const steps = [
  ['1h', 'plus_hour', 'move_hour'],
  ['1d', 'plus_day', 'move_day'],
  ['21d', 'plus_21_days', 'move_21_days'],
];

/**
 * Moves the sandbox's clock; the answer comes when the sandbox says what was due has been done.
 * @param {Phone} phone
 * @param {HTMLButtonElement} button
 * @param {string} advance
 */
async function move(phone, button, advance) {
  button.setAttribute('aria-busy', 'true');
  await attempt(phone, () => phone.api.advance(advance));
  await phone.refresh('clock', 'people', 'chats', 'chat', 'subscriptions');
  button.removeAttribute('aria-busy');
}

/**
 * The sandbox's time, which only goes forward.
 * @param {Phone} phone
 */
export function clockSection(phone) {
  const { words, store } = phone;
  const hour = h('b', {});
  const day = h('small', {});
  const buttons = steps.map(([advance, short, long]) => {
    const button = h('button', { type: 'button', class: 'quiet-button', 'aria-label': words(long) }, words(short));
    button.addEventListener('click', () => void move(phone, button, advance));
    return button;
  });
  const time = h('time', { class: 'time' }, hour, ' ', day);
  const element = section(
    'clock',
    words('clock'),
    h('div', { class: 'line' }, time, h('div', { class: 'choices' }, buttons)),
  );
  const draw = () => {
    const at = now(phone);
    time.dateTime = at.toISOString();
    hour.textContent = hourOf(words, at);
    day.textContent = longOf(words, at);
  };
  store.watch(element, draw);
  return element;
}
