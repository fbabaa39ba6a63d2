// @ts-check
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { filledIn, labelledInput } from '../panel/labelled.js';
import { attempt } from '../phone.js';
/** @import { Phone } from '../phone.js' */

/**
 * A form that makes a channel of the person's own, closed until it is asked for.
 * @param {Phone} phone
 */
export function channelForm(phone) {
  const { words } = phone;
  const form = h(
    'form',
    { class: 'person-form' },
    labelledInput(words('channel_title'), { name: 'title', required: true, maxlength: '128' }),
    labelledInput(words('username'), {
      name: 'username',
      pattern: '[A-Za-z][A-Za-z0-9_]{2,31}',
      placeholder: words('username_hint'),
    }),
    h('button', { class: 'fill-button' }, words('add')),
  );
  const element = h('details', { class: 'add-person' }, h('summary', {}, icon('plus'), words('add_channel')), form);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { me } = phone.store.get();
    if (me === undefined) return;
    const channel = /** @type {{ title: string, username?: string }} */ (filledIn(form));
    const added = await attempt(phone, () => phone.api.addChannel({ ...channel, owner: me }));
    if (!added) return;
    form.reset();
    element.open = false;
    await phone.refresh('channels');
  });
  return element;
}
