// @ts-check
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { attempt } from '../phone.js';
import { filledIn, labelled, labelledInput } from './labelled.js';
/** @import { Phone } from '../phone.js' */

/** @param {HTMLFormElement} form @returns {{ first_name: string, is_premium?: boolean }} */
function readPerson(form) {
  const { is_premium: premium, ...person } = filledIn(form);
  return { .../** @type {{ first_name: string }} */ (person), ...(premium && { is_premium: true }) };
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
  const premium = h('input', { type: 'checkbox', role: 'switch', name: 'is_premium' });
  return [
    labelledInput(words('first_name'), { name: 'first_name', required: true, maxlength: '64' }),
    labelledInput(words('username'), { name: 'username', pattern: '@?[A-Za-z][A-Za-z0-9_]{2,31}' }),
    labelled(words('language'), language),
    h('label', { class: 'switch' }, premium, h('span', {}, words('premium'))),
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
    const added = await attempt(phone, () => phone.api.addPerson(readPerson(form)));
    if (!added) return;
    form.reset();
    element.open = false;
    await phone.refresh('people');
    phone.go({ me: added.id });
  });
  return { element };
}
