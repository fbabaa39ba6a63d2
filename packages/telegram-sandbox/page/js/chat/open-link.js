// @ts-check
import { readLink } from '../base/link.js';
import { attempt } from '../phone.js';
import { openChannelCard } from '../channels/channel-card.js';
import { openMiniApp } from '../mini-app/open-mini-app.js';
import { openPayment } from '../pay/open-payment.js';
/** @import { Phone } from '../phone.js' */
/** @import { Bot } from '../wire.js' */

/** @param {Phone} phone @param {string} username @returns {Bot | undefined} */
function botNamed(phone, username) {
  const found = phone.store.get().bots.find((bot) => bot.username?.toLowerCase() === username.toLowerCase());
  if (!found) phone.toast(phone.words('no_such_bot', { username }));
  return found;
}

/** @param {Phone} phone @param {string} username @param {string | undefined} param */
function openBot(phone, username, param) {
  const channel = phone.store.get().channels.find((one) => one.username?.toLowerCase() === username.toLowerCase());
  if (channel) return openChannelCard(phone, channel.id);
  const bot = botNamed(phone, username);
  if (!bot) return;
  phone.go({ me: phone.store.get().me, bot: bot.id });
  if (param) phone.store.set({ start: { bot: bot.id, param } });
}

/** @param {Phone} phone @param {string} username @param {string | undefined} start a bot's main Mini App is the one in its menu button */
function openApp(phone, username, start) {
  const bot = botNamed(phone, username);
  if (!bot) return;
  const url = phone.store.get().chats.find((row) => row.bot.id === bot.id)?.menu_button?.web_app?.url;
  if (url) void openMiniApp(phone, { bot, url, start });
  else phone.toast(phone.words('no_mini_app', { username }));
}

/** @param {Phone} phone @param {string} link joins the group or channel it invites to, or asks to */
async function followInvitation(phone, link) {
  const { me } = phone.store.get();
  if (me === undefined) return;
  const joined = await attempt(phone, () => phone.api.open(me, link));
  if (joined?.result) phone.toast(phone.words(`invitation_${joined.result}`));
  await phone.refresh('channels');
}

/**
 * Follows a link as Telegram does: invoices and bots open here, other addresses in a new tab, and nothing else opens at all.
 * @param {Phone} phone
 * @param {string} text
 */
export function openLink(phone, text) {
  const target = readLink(text);
  if (!target) return phone.toast(phone.words('bad_link'));
  if (target.kind === 'invoice') return void openPayment(phone, { link: target.link });
  if (target.kind === 'bot') return openBot(phone, target.username, target.start);
  if (target.kind === 'app') return openApp(phone, target.username, target.start);
  if (target.kind === 'invitation') return void followInvitation(phone, target.link);
  window.open(target.url, '_blank', 'noopener,noreferrer');
}
