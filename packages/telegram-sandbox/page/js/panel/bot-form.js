// @ts-check
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { attempt } from '../phone.js';
import { filledIn, labelledInput } from './labelled.js';
/** @import { Phone } from '../phone.js' */

/** @param {Phone} phone */
const fields = ({ words }) => [
  labelledInput(words('bot_name'), { name: 'first_name', required: true, maxlength: '64' }),
  labelledInput(words('username'), { name: 'username', required: true, pattern: '[A-Za-z][A-Za-z0-9_]{2,31}' }),
  labelledInput(words('token'), {
    name: 'token',
    pattern: '[1-9][0-9]*:[A-Za-z0-9_\\-]+',
    placeholder: words('token_hint'),
  }),
  h('button', { class: 'fill-button' }, words('add')),
];

/**
 * A form that makes a bot, as BotFather does, closed until it is asked for. Its token is on the bot's card.
 * @param {Phone} phone
 */
export function botForm(phone) {
  const form = h('form', { class: 'person-form' }, fields(phone));
  const element = h('details', { class: 'add-person' }, h('summary', {}, icon('plus'), phone.words('add_bot')), form);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const bot = /** @type {{ first_name: string, username: string, token?: string }} */ (filledIn(form));
    const added = await attempt(phone, () => phone.api.addBot(bot));
    if (!added) return;
    form.reset();
    element.open = false;
    await phone.refresh('bots', 'chats');
  });
  return { element };
}
