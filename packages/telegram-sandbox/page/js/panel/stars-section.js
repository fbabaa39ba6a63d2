// @ts-check
import { fill, h } from '../base/dom.js';
import { stars, starsText } from '../base/stars.js';
import { attempt, me } from '../phone.js';
import { section } from './section.js';
/** @import { Phone } from '../phone.js' */

/**
 * Gives the person Stars; true when they have them.
 * @param {Phone} phone
 * @param {number} amount
 */
export async function addStars(phone, amount) {
  const { me: id } = phone.store.get();
  if (id === undefined) return false;
  const added = await attempt(phone, () => phone.api.addStars(id, amount).then(() => true));
  await phone.refresh('people');
  return added ?? false;
}

/**
 * What the person can spend, and more of it.
 * @param {Phone} phone
 */
export function starsSection(phone) {
  const { words, store } = phone;
  const balance = h('output', { class: 'balance', 'aria-label': words('balance') });
  /** @param {number} amount */
  const more = (amount) => {
    const label = words('add_stars', { stars: starsText(words, amount) });
    const onClick = () => void addStars(phone, amount);
    return h(
      'button',
      { type: 'button', class: 'quiet-button', 'aria-label': label, onClick },
      `+${words.number(amount)}`,
    );
  };
  const element = section(
    'stars',
    words('balance'),
    h('div', { class: 'line' }, balance, h('div', { class: 'choices' }, more(100), more(1000))),
  );
  store.watch(element, () => {
    const person = me(phone);
    element.hidden = !person;
    if (person) fill(balance, stars(words, person.stars));
  });
  return element;
}
