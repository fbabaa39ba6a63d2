// @ts-check
import { avatar } from '../base/avatar.js';
import { h } from '../base/dom.js';
import { instant, whenOf } from '../base/time.js';
import { now } from '../phone.js';
/** @import { Phone } from '../phone.js' */
/** @import { ChatRow } from '../wire.js' */

/**
 * One chat in the list: who, when, the last words, and a dot when they have not been seen.
 * @param {Phone} phone
 * @param {ChatRow} row
 * @param {boolean} unseen
 */
export function chatRow(phone, { bot, last }, unseen) {
  const { words, store } = phone;
  const open = () => phone.go({ me: store.get().me, bot: bot.id });
  const at = last && instant(last.date);
  const dot = h('span', { class: 'dot' }, h('span', { class: 'hidden' }, words('unseen')));
  return h(
    'li',
    {},
    h(
      'button',
      { type: 'button', class: 'row', 'data-focus': `chat ${bot.id}`, onClick: open },
      avatar(bot),
      h(
        'span',
        { class: 'row-text' },
        h('span', { class: 'row-top' }, h('b', {}, bot.first_name), at && h('time', {}, whenOf(words, at, now(phone)))),
        ' ',
        h('span', { class: 'row-last' }, h('span', {}, last?.text || words('no_messages')), unseen && dot),
      ),
    ),
  );
}
