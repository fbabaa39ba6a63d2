// @ts-check
import { copy } from '../base/copy.js';
import { attempt, botOf } from '../phone.js';
import { openMiniApp } from '../mini-app/open-mini-app.js';
import { openPayment } from '../pay/open-payment.js';
import { showAlert } from './show-alert.js';
/** @import { Phone } from '../phone.js' */
/** @import { Answer, Button, Message } from '../wire.js' */

/** @param {Phone} phone @param {Answer} answer */
function showAnswer(phone, { text, show_alert: alert, url }) {
  if (url) phone.openLink(url);
  if (!text) return;
  if (alert) showAlert(phone, text);
  else phone.toast(text);
}

/** @param {Phone} phone @param {Message} message @param {string} data */
async function callBack(phone, message, data) {
  const { me, bot } = phone.store.get();
  if (me === undefined || bot === undefined) return;
  const press = { bot, data, message_id: message.message_id };
  const said = await attempt(phone, () => phone.api.press(me, press));
  if (said?.answer) showAnswer(phone, said.answer);
  await phone.refresh('chat', 'chats');
}

/**
 * Does what a button under a message does; the answer comes when the bot has answered.
 * @param {Phone} phone
 * @param {Message} message
 * @param {Button} button
 */
export async function pressButton(phone, message, button) {
  const bot = botOf(phone, phone.store.get().bot);
  const url = button.url ?? button.login_url?.url;
  if (!bot) return;
  if (button.pay) void openPayment(phone, { bot: bot.id, message_id: message.message_id });
  else if (button.callback_data !== undefined) await callBack(phone, message, button.callback_data);
  else if (button.web_app) void openMiniApp(phone, { bot, url: button.web_app.url });
  else if (button.copy_text) await copy(phone, button.copy_text.text);
  else if (url) phone.openLink(url);
  else phone.toast(phone.words('not_emulated'));
}
