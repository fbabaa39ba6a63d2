// @ts-check
import { avatar } from '../base/avatar.js';
import { h } from '../base/dom.js';
import { aboutChannel, isAdmin, isInside, statusOf } from './channel.js';
/** @import { Phone } from '../phone.js' */
/** @import { Channel } from '../wire.js' */

/** @param {Phone} phone @param {Channel} channel what the person is there */
function role(phone, channel) {
  const { me } = phone.store.get();
  if (isAdmin(statusOf(channel, me))) return phone.words('yours');
  return isInside(channel, me) ? phone.words('joined') : undefined;
}

/**
 * One channel of a list.
 * @param {Phone} phone
 * @param {Channel} channel
 * @param {() => void} onClick
 */
export function channelRow(phone, channel, onClick) {
  const said = role(phone, channel);
  const about = h('small', {}, aboutChannel(phone, channel), said && ` · ${said}`);
  const props = { type: 'button', class: 'person', 'data-focus': `channel ${channel.id}`, onClick };
  const text = h('span', { class: 'person-text' }, h('b', {}, channel.title), ' ', about);
  return h('li', {}, h('button', props, avatar({ id: channel.id, first_name: channel.title }), text));
}
