// @ts-check
import { avatar } from '../base/avatar.js';
import { fill, h } from '../base/dom.js';
import { keepFocus } from '../base/focus.js';
import { icon } from '../base/icons.js';
import { attempt, me } from '../phone.js';
import { aboutChannel, boostOf, isAdmin, isInside, statusOf } from './channel.js';
/** @import { Phone } from '../phone.js' */
/** @import { Channel } from '../wire.js' */
/** @import { Child } from '../base/dom.js' */

/** @param {Phone} phone @param {() => Promise<unknown>} act */
async function act(phone, act) {
  await attempt(phone, act);
  await phone.refresh('channels', 'chat');
}

/** @param {string} name @param {string} label @param {() => void} onClick @param {string} [look] */
const wideButton = (name, label, onClick, look = '') =>
  h('button', { type: 'button', class: `quiet-button wide ${look}`, 'data-focus': `channel ${name}`, onClick }, label);

/** @param {Phone} phone @param {Channel} channel @returns {Child[]} what the person can do as a reader */
function readerKeys(phone, channel) {
  const person = me(phone);
  if (!person || isAdmin(statusOf(channel, person.id))) return [];
  const { words, api } = phone;
  const inside = isInside(channel, person.id);
  const move = () => void act(phone, () => api.setMember(channel.id, person.id, inside ? 'left' : 'member'));
  return [wideButton('join', words(inside ? 'leave_channel' : 'join_channel'), move, inside ? 'danger' : '')];
}

/** @param {Phone} phone @param {Channel} channel @returns {Child[]} only Premium has boosts to give */
function boostKey(phone, channel) {
  const person = me(phone);
  if (!person?.is_premium) return [];
  const boost = boostOf(channel, person.id);
  const { words, api } = phone;
  const move = () =>
    void act(phone, () => (boost ? api.unboost(channel.id, boost.boost_id) : api.boost(channel.id, person.id)));
  return [wideButton('boost', words(boost ? 'take_boost' : 'give_boost'), move)];
}

/** @param {Phone} phone @param {Channel} channel @returns {Child[]} which bots look after it, for whoever is in charge */
function botKeys(phone, channel) {
  const { words, api, store } = phone;
  if (!isAdmin(statusOf(channel, store.get().me))) return [];
  const rows = store.get().bots.map((bot) => {
    const isThere = isAdmin(statusOf(channel, bot.id));
    const move = () => void act(phone, () => api.setMember(channel.id, bot.id, isThere ? 'left' : 'administrator'));
    const label = words(isThere ? 'remove_admin' : 'make_admin');
    const button = h(
      'button',
      { type: 'button', class: 'quiet-button', 'data-focus': `channel bot ${bot.id}`, onClick: move },
      label,
    );
    return h(
      'li',
      { class: 'line' },
      h('span', { class: 'person-text' }, h('b', {}, bot.first_name), h('small', {}, `@${bot.username ?? bot.id}`)),
      button,
    );
  });
  return [h('ul', { class: 'channel-bots', 'aria-label': words('bots') }, rows)];
}

/**
 * A channel: what it is, and what the person can do there. There are no posts in it: nobody looks for them here.
 * @param {Phone} phone
 * @param {number} id
 */
export function openChannelCard(phone, id) {
  const find = () => phone.store.get().channels.find((channel) => channel.id === id);
  const first = find();
  if (!first) return;
  const close = h('button', { type: 'button', class: 'bar-button', 'aria-label': phone.words('close') }, icon('close'));
  const body = h('div', { class: 'pay-body' });
  const layer = phone.layers.open({ kind: 'sheet', label: first.title });
  layer.element.append(h('header', { class: 'pay-bar' }, close), h('div', { class: 'pay-scroll' }, body));
  close.addEventListener('click', layer.close);
  let drawn = '';
  phone.store.watch(body, () => {
    const channel = find();
    const version = JSON.stringify([channel, phone.store.get().bots, me(phone)]);
    if (!channel || version === drawn) return;
    drawn = version;
    const head = [avatar({ id: channel.id, first_name: channel.title }, 'large'), h('h2', {}, channel.title)];
    const about = h('p', { class: 'quiet' }, aboutChannel(phone, channel));
    const keys = [...readerKeys(phone, channel), ...boostKey(phone, channel), ...botKeys(phone, channel)];
    keepFocus(layer.element, () => fill(body, head, about, keys));
  });
}
