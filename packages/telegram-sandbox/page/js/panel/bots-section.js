// @ts-check
import { avatar } from '../base/avatar.js';
import { fill, h } from '../base/dom.js';
import { drawList } from '../base/list.js';
import { botForm } from './bot-form.js';
import { section } from './section.js';
/** @import { Phone } from '../phone.js' */
/** @import { Bot } from '../wire.js' */

/** @param {Phone} phone @param {Bot} bot */
function botRow(phone, bot) {
  const open = () => phone.go({ me: phone.store.get().me, bot: bot.id });
  const name = h(
    'span',
    { class: 'person-text' },
    h('b', {}, bot.first_name),
    ' ',
    h('small', {}, `@${bot.username ?? bot.id}`),
  );
  return h(
    'li',
    {},
    h('button', { type: 'button', class: 'person', 'data-focus': `bot ${bot.id}`, onClick: open }, avatar(bot), name),
  );
}

/**
 * Every bot of this sandbox; pressing one opens its chat.
 * @param {Phone} phone
 */
export function botsSection(phone) {
  const { words, store } = phone;
  const list = h('ul', { class: 'person-list' });
  const none = h('p', { class: 'nothing' });
  const element = section('bots', words('bots'), list, none, botForm(phone).element);
  store.watch(element, () => {
    const { bots, me, read } = store.get();
    const rows = bots.map((bot) => ({
      key: String(bot.id),
      version: JSON.stringify(bot),
      draw: () => botRow(phone, bot),
    }));
    drawList(list, rows);
    list.inert = me === undefined;
    fill(none, read && bots.length === 0 ? words('no_bots') : undefined);
    none.hidden = none.childNodes.length === 0;
  });
  return element;
}
