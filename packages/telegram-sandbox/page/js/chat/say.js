// @ts-check
import { attempt } from '../phone.js';
/** @import { Phone } from '../phone.js' */

/**
 * Sends a text to the open chat; false when it did not go.
 * @param {Phone} phone
 * @param {string} text
 */
export async function say(phone, text) {
  const { me, bot } = phone.store.get();
  if (me === undefined || bot === undefined) return false;
  const sent = await attempt(phone, () => phone.api.say(me, bot, text).then(() => true));
  await phone.refresh('chat', 'chats');
  return sent ?? false;
}
