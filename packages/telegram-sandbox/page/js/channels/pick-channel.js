// @ts-check
import { fill, h } from '../base/dom.js';
import { keepFocus } from '../base/focus.js';
import { icon } from '../base/icons.js';
import { attempt } from '../phone.js';
import { channelForm } from './channel-form.js';
import { channelRow } from './channel-list.js';
import { isAdmin, statusOf } from './channel.js';
/** @import { Phone } from '../phone.js' */
/** @import { Channel, ChatRequest } from '../wire.js' */

/** @param {Channel} channel @param {ChatRequest} asked @param {number} me */
const fits = (channel, asked, me) =>
  (channel.type === 'channel') === asked.chat_is_channel && isAdmin(statusOf(channel, me));

/**
 * The picker behind a `request_chat` key: the person's own channels; the chosen one is told to the bot, which becomes what
 * the key asks for.
 * @param {Phone} phone
 * @param {ChatRequest} asked
 */
export function pickChannel(phone, asked) {
  const { words, store } = phone;
  const { me, bot } = store.get();
  if (me === undefined || bot === undefined) return;
  const close = h('button', { type: 'button', class: 'bar-button', 'aria-label': words('close') }, icon('close'));
  const list = h('ul', { class: 'person-list' });
  const none = h('p', { class: 'nothing' }, words('no_channels_of_yours'));
  const layer = phone.layers.open({ kind: 'sheet', label: words('pick_channel') });
  const body = h(
    'div',
    { class: 'sheet-scroll' },
    h('h2', { class: 'pick-title' }, words('pick_channel')),
    none,
    list,
    channelForm(phone),
  );
  layer.element.append(h('header', { class: 'pay-bar' }, close), body);
  close.addEventListener('click', layer.close);
  /** @param {Channel} channel */
  const share = async (channel) => {
    const shared = await attempt(phone, () => phone.api.shareChat(me, bot, channel.id, asked.request_id));
    if (shared) layer.close();
    await phone.refresh('channels', 'chat');
  };
  store.watch(list, () => {
    const own = store.get().channels.filter((channel) => fits(channel, asked, me));
    none.hidden = own.length > 0;
    keepFocus(layer.element, () =>
      fill(
        list,
        own.map((channel) => channelRow(phone, channel, () => void share(channel))),
      ),
    );
  });
}
