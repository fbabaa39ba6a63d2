// @ts-check
import { fill, h } from '../base/dom.js';
import { icon, mark } from '../base/icons.js';
import { personForm } from '../panel/person-form.js';
import { personList } from '../panel/person-list.js';
/** @import { Phone } from '../phone.js' */

/**
 * The first screen: whose phone is this?
 * @param {Phone} phone
 */
export function peopleScreen(phone) {
  const { store, words } = phone;
  const people = personList(phone);
  const form = personForm(phone);
  const note = h('p', { class: 'nothing' });
  const label = words('controls');
  const more = h(
    'button',
    { type: 'button', class: 'bar-button only-narrow', 'aria-label': label, onClick: () => phone.showControls() },
    icon('sliders'),
  );
  const element = h(
    'section',
    { class: 'screen people' },
    more,
    h(
      'div',
      { class: 'welcome' },
      mark('big'),
      h('h1', { tabindex: '-1' }, words('who_are_you')),
      h('p', {}, words('who_hint')),
    ),
    people.element,
    note,
    form.element,
  );
  store.watch(element, () => fill(note, store.get().read ? undefined : words('loading')));
  return { element };
}
