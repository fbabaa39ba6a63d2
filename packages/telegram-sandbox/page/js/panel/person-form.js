// @ts-check
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { attempt } from '../phone.js';
/** @import { Phone } from '../phone.js' */

/** @param {string} label @param {HTMLElement} field */
const labelled = (label, field) => h('label', { class: 'labelled' }, h('span', {}, label), field);

/** @param {FormData} data what was filled in, without what was left empty */
function readPerson(data) {
  const text = /** @param {string} name */ (name) => String(data.get(name) ?? '').trim();
  const username = text('username').replace(/^@/, '');
  return {
    first_name: text('first_name'),
    ...(username && { username }),
    ...(text('language_code') && { language_code: text('language_code') }),
    ...(data.has('is_premium') && { is_premium: true }),
  };
}

/** @param {Phone} phone */
function fields({ words }) {
  const language = h(
    'select',
    { name: 'language_code' },
    ['en', 'ru', 'uk', 'de', 'es', 'pt-br', 'fa', 'zh-hans'].map((code) =>
      h('option', { selected: code === words.language }, code),
    ),
  );
  return [
    labelled(
      words('first_name'),
      h('input', { name: 'first_name', required: true, maxlength: '64', autocomplete: 'off' }),
    ),
    labelled(words('username'), h('input', { name: 'username', pattern: '@?[A-Za-z0-9_]{3,32}', autocomplete: 'off' })),
    labelled(words('language'), language),
    h(
      'label',
      { class: 'switch' },
      h('input', { type: 'checkbox', role: 'switch', name: 'is_premium' }),
      h('span', {}, words('premium')),
    ),
  ];
}

/**
 * A form that adds a person, closed until it is asked for. Who is added takes the phone.
 * @param {Phone} phone
 */
export function personForm(phone) {
  const { words } = phone;
  const summary = h('summary', {}, icon('plus'), words('add_person'));
  const form = h('form', { class: 'person-form' }, fields(phone), h('button', { class: 'fill-button' }, words('add')));
  const element = h('details', { class: 'add-person' }, summary, form);

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const added = await attempt(phone, () => phone.api.addPerson(readPerson(new FormData(form))));
    if (!added) return;
    form.reset();
    element.open = false;
    await phone.refresh('people');
    phone.go({ me: added.id });
  });
  return { element };
}
