// @ts-check
import { fill, h } from '../base/dom.js';
import { drawList } from '../base/list.js';
import { openChannelCard } from '../channels/channel-card.js';
import { channelForm } from '../channels/channel-form.js';
import { channelRow } from '../channels/channel-list.js';
import { section } from './section.js';
/** @import { Phone } from '../phone.js' */

/**
 * Every channel and group of this sandbox; pressing one opens its card: join, leave, boost, let a bot in.
 * @param {Phone} phone
 */
export function channelsSection(phone) {
  const { words, store } = phone;
  const list = h('ul', { class: 'person-list' });
  const none = h('p', { class: 'nothing' });
  const element = section('channels', words('channels'), list, none, channelForm(phone));
  store.watch(element, () => {
    const { channels, me, read } = store.get();
    const rows = channels.map((channel) => ({
      key: String(channel.id),
      version: JSON.stringify([channel, me]),
      draw: () => channelRow(phone, channel, () => openChannelCard(phone, channel.id)),
    }));
    drawList(list, rows);
    element.inert = me === undefined;
    fill(none, read && channels.length === 0 ? words('no_channels') : undefined);
    none.hidden = none.childNodes.length === 0;
  });
  return element;
}
