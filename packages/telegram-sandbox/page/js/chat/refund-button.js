// @ts-check
import { h } from '../base/dom.js';
import { attempt } from '../phone.js';
/** @import { Phone } from '../phone.js' */
/** @import { Message } from '../wire.js' */

/** Gives a payment back as Telegram does by itself: the bot only hears of it. @param {Phone} phone @param {string} charge */
async function giveBack(phone, charge) {
  await attempt(phone, () => phone.api.refund(charge));
  await phone.refresh('chat', 'chats', 'people');
}

/** @param {Phone} phone @param {Message} message one that says that something was paid */
export function refundButton(phone, { successful_payment: paid }) {
  const charge = paid?.telegram_payment_charge_id;
  if (charge === undefined) return undefined;
  return h(
    'button',
    { type: 'button', class: 'give-back', onClick: () => giveBack(phone, charge) },
    phone.words('give_back'),
  );
}
