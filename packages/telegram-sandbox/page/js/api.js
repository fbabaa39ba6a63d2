// @ts-check
/** @import { Answer, Bill, Bot, Channel, Chat, ChatRow, Fault, Invoice, Paid, Person, Subscription } from './wire.js' */

/** The server said no; the message is its own words. */
export class Refused extends Error {
  /** @param {string} message @param {number} status */
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/**
 * The words of a refusal, in whichever of the server's shapes it came.
 * @param {unknown} body
 * @param {number} status
 */
function wordsOf(body, status) {
  const said = /** @type {Record<string, unknown>} */ (body && typeof body === 'object' ? body : {});
  const words = [said['description'], said['detail'], said['message'], said['error']].find(
    (x) => typeof x === 'string',
  );
  return typeof words === 'string' ? words : `HTTP ${status}`;
}

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 */
async function call(method, path, body) {
  /** @type {RequestInit} */
  const request = { method, headers: body === undefined ? {} : { 'content-type': 'application/json' } };
  if (body !== undefined) request.body = JSON.stringify(body);
  const response = await fetch(`sandbox/${path}`, request);
  const answer = await response.json().catch(() => undefined);
  if (!response.ok) throw new Refused(wordsOf(answer, response.status), response.status);
  return answer;
}

/** @param {Bill} bill */
const query = (bill) => new URLSearchParams(Object.entries(bill).map(([k, v]) => [k, String(v)])).toString();

/** The control API, one function per call. Each throws `Refused` with the server's words, or a TypeError when it is gone. */
export const api = {
  /** @returns {Promise<Person[]>} */
  people: () => call('GET', 'users'),
  /** @param {{ first_name: string, username?: string, language_code?: string, is_premium?: boolean }} person @returns {Promise<{ id: number }>} */
  addPerson: (person) => call('POST', 'users', person),
  /** @param {number} me @param {number} amount */
  addStars: (me, amount) => call('POST', `users/${me}/stars`, { amount }),
  /** @returns {Promise<Bot[]>} */
  bots: () => call('GET', 'bots'),
  /** @param {{ first_name: string, username: string, token?: string }} bot @returns {Promise<Bot>} */
  addBot: (bot) => call('POST', 'bots', bot),
  /** @param {number} me @returns {Promise<ChatRow[]>} */
  chats: (me) => call('GET', `users/${me}/chats`),
  /** @param {number} me @param {number} bot @returns {Promise<Chat>} */
  chat: (me, bot) => call('GET', `users/${me}/chats/${bot}`),
  /** @param {number} me @param {number} bot @param {string} text */
  say: (me, bot, text) => call('POST', `users/${me}/messages`, { bot, text }),
  /** @param {number} me @param {{ bot: number, data?: string, button?: string, message_id?: number }} press @returns {Promise<{ answer?: Answer }>} */
  press: (me, press) => call('POST', `users/${me}/press`, press),
  /** @param {number} me @param {Bill} bill @returns {Promise<Invoice>} */
  invoice: (me, bill) => call('GET', `users/${me}/invoice?${query(bill)}`),
  /** @param {number} me @param {Bill} bill @returns {Promise<Paid>} */
  pay: (me, bill) => call('POST', `users/${me}/pay`, bill),
  /** @param {string} charge_id gives it back at Telegram's side */
  refund: (charge_id) => call('POST', 'refunds', { charge_id }),
  /** @param {number} me @param {number} bot @param {string} [start] @returns {Promise<{ init_data: string }>} */
  initData: (me, bot, start) => call('POST', `users/${me}/init-data`, start ? { bot, start_param: start } : { bot }),
  /** @param {number} me @param {number} bot @param {string} data @param {string} button_text */
  sendAppData: (me, bot, data, button_text) => call('POST', `users/${me}/web-app-data`, { bot, data, button_text }),
  /** @param {number} me @param {number} bot @param {boolean} blocked */
  block: (me, bot, blocked) => call('POST', `users/${me}/block`, { bot, blocked }),
  /** @param {number} me @param {string} link @returns {Promise<{ result?: 'joined' | 'requested' | 'already' }>} */
  open: (me, link) => call('POST', `users/${me}/open`, { link }),
  /** @returns {Promise<Channel[]>} */
  channels: () => call('GET', 'chats'),
  /** @param {{ title: string, username?: string, owner: number }} channel @returns {Promise<{ id: number }>} */
  addChannel: (channel) => call('POST', 'chats', { type: 'channel', ...channel }),
  /** @param {number} chat @param {number} user a person or a bot @param {'member' | 'administrator' | 'left'} status */
  setMember: (chat, user, status) => call('POST', `chats/${chat}/members`, { user, status }),
  /** @param {number} chat @param {number} user */
  boost: (chat, user) => call('POST', `chats/${chat}/boosts`, { user }),
  /** @param {number} chat @param {string} boost */
  unboost: (chat, boost) => call('DELETE', `chats/${chat}/boosts/${boost}`),
  /** @param {number} me @param {number} bot @param {number} chat @param {number} request_id @returns {Promise<{ message_id: number }>} */
  shareChat: (me, bot, chat, request_id) => call('POST', `users/${me}/share-chat`, { bot, chat, request_id }),
  /** @param {number} me @returns {Promise<Subscription[]>} */
  subscriptions: (me) => call('GET', `users/${me}/subscriptions`),
  /** @param {number} me @param {string} id @param {'cancel' | 'reenable'} action */
  editSubscription: (me, id, action) => call('POST', `users/${me}/subscriptions/${encodeURIComponent(id)}`, { action }),
  /** @returns {Promise<{ now: string }>} */
  clock: () => call('GET', 'clock'),
  /** @param {string} advance @returns {Promise<{ now: string }>} */
  advance: (advance) => call('POST', 'clock', { advance }),
  /** @returns {Promise<Fault[]>} */
  faults: () => call('GET', 'faults'),
  /** @param {Fault} fault */
  addFault: (fault) => call('POST', 'faults', fault),
  clearFaults: () => call('DELETE', 'faults'),
};
