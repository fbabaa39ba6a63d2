// @ts-check
import { avatar } from '../base/avatar.js';
import { copy } from '../base/copy.js';
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { attempt } from '../phone.js';
/** @import { Phone } from '../phone.js' */
/** @import { Bot } from '../wire.js' */

/**
 * Blocks a bot for the person, or lets it write again.
 * @param {Phone} phone
 * @param {number} bot
 * @param {boolean} blocked
 */
export async function blockBot(phone, bot, blocked) {
  const { me } = phone.store.get();
  if (me === undefined) return;
  await attempt(phone, () => phone.api.block(me, bot, blocked));
  await phone.refresh('chat');
}

/** @param {Phone} phone @param {Bot} bot what its author needs to run it: the token and the address */
function startLine(phone, { token }) {
  if (!token) return undefined;
  const line = `new Bot('${token}', { client: { apiRoot: '${location.origin}' } })`;
  const label = phone.words('copy_token');
  const button = h('button', {
    type: 'button',
    class: 'bar-button',
    'aria-label': label,
    onClick: () => void copy(phone, token),
  });
  button.append(icon('copy'));
  return h('div', { class: 'start-line' }, h('code', {}, line), button);
}

/**
 * Who the bot is, how its author starts it, and the way to block it.
 * @param {Phone} phone
 * @param {Bot} bot
 */
export function openBotCard(phone, bot) {
  const { words, store } = phone;
  const blocked = store.get().chat?.blocked ?? false;
  const close = h('button', { type: 'button', class: 'bar-button', 'aria-label': words('close') }, icon('close'));
  const block = h('button', { type: 'button', class: `quiet-button wide ${blocked ? '' : 'danger'}` });
  block.append(words(blocked ? 'unblock' : 'block'));
  const body = h(
    'div',
    { class: 'pay-body' },
    avatar(bot, 'large'),
    h('h2', {}, bot.first_name),
    h('p', { class: 'quiet' }, bot.username ? `@${bot.username}` : '', ` · ${bot.id}`),
    startLine(phone, bot),
    block,
  );
  const layer = phone.layers.open({ kind: 'sheet', label: bot.first_name });
  layer.element.append(h('header', { class: 'pay-bar' }, close), body);
  close.addEventListener('click', layer.close);
  block.addEventListener('click', () => (layer.close(), void blockBot(phone, bot.id, !blocked)));
}
