// @ts-check
import { avatar } from '../base/avatar.js';
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { drawList } from '../base/list.js';
import { stars } from '../base/stars.js';
/** @import { Phone } from '../phone.js' */
/** @import { Person } from '../wire.js' */

/** @param {Person} person */
const fullName = ({ first_name, last_name }) => [first_name, last_name].filter(Boolean).join(' ');

/** @param {Phone} phone @param {Person} person @param {boolean} chosen */
function personRow(phone, person, chosen) {
  const take = () => phone.go({ me: person.id });
  const about = [person.username && `@${person.username}`, person.language_code, person.is_premium && 'Premium'];
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        class: 'person',
        'data-focus': `person ${person.id}`,
        'aria-current': chosen && 'true',
        onClick: take,
      },
      avatar(person),
      h(
        'span',
        { class: 'person-text' },
        h('b', {}, fullName(person)),
        ' ',
        h('small', {}, about.filter(Boolean).join(' · ')),
      ),
      ' ',
      stars(phone.words, person.stars),
      chosen ? icon('check', 'chosen') : undefined,
    ),
  );
}

/**
 * Everybody who can hold the phone; pressing one takes it.
 * @param {Phone} phone
 */
export function personList(phone) {
  const element = h('ul', { class: 'person-list', 'aria-label': phone.words('people') });
  phone.store.watch(element, () => {
    const { people, me } = phone.store.get();
    const rows = people.map((person) => ({
      key: String(person.id),
      version: JSON.stringify([person, person.id === me]),
      draw: () => personRow(phone, person, person.id === me),
    }));
    drawList(element, rows);
  });
  return { element };
}
