// @ts-check
/** @import { api } from './api.js' */
/** @import { openStore } from './base/store.js' */
/** @import { Words } from './base/words.js' */
/** @import { Layers } from './base/layers.js' */
/** @import { Bot, Channel, Chat, ChatRow, Fault, Person, Subscription } from './wire.js' */

/** @typedef {'people' | 'bots' | 'channels' | 'chats' | 'chat' | 'clock' | 'faults' | 'subscriptions'} Part */

/**
 * Everything the page knows.
 * @typedef {object} State
 * @property {number} [me] who is holding the phone
 * @property {number} [bot] whose chat is open
 * @property {{ bot: number, param: string }} [start] a deep link waiting for its Start button
 * @property {Person[]} people
 * @property {Bot[]} bots
 * @property {Channel[]} channels groups and channels, with their members
 * @property {ChatRow[]} chats
 * @property {Chat} [chat] the open chat, once read
 * @property {string} [chatError] why the open chat could not be read
 * @property {Subscription[]} subscriptions
 * @property {number} ahead milliseconds the sandbox's clock is ahead of this computer's
 * @property {Fault[]} faults
 * @property {Record<number, string>} seen the last message seen per bot
 * @property {'opening' | 'live' | 'lost'} connection
 * @property {boolean} read whether people and bots have been read once
 */

/**
 * What every view is given.
 * @typedef {object} Phone
 * @property {typeof api} api
 * @property {ReturnType<typeof openStore<State>>} store
 * @property {Words} words
 * @property {Layers} layers
 * @property {(text: string) => void} toast shows a sentence for a moment
 * @property {(text: string) => void} announce tells a screen reader, shows nothing
 * @property {(to: { me?: number, bot?: number }) => void} go
 * @property {(...parts: Part[]) => Promise<void>} refresh reads parts again from the server
 * @property {(text: string) => void} openLink follows a link as Telegram does
 * @property {(section?: string) => void} showControls
 */

/** @type {State} */
export const emptyState = {
  people: [],
  bots: [],
  channels: [],
  chats: [],
  subscriptions: [],
  ahead: 0,
  faults: [],
  seen: {},
  connection: 'opening',
  read: false,
};

/** @param {Phone} phone */
export function me(phone) {
  const { me: id, people } = phone.store.get();
  return people.find((person) => person.id === id);
}

/**
 * A bot by its id, from the chats or from the list of bots.
 * @param {Phone} phone
 * @param {number | undefined} id
 * @returns {Bot | undefined}
 */
export function botOf(phone, id) {
  const { bots, chats } = phone.store.get();
  return bots.find((bot) => bot.id === id) ?? chats.find((row) => row.bot.id === id)?.bot;
}

/** @param {Phone} phone the sandbox's time */
export const now = (phone) => new Date(Date.now() + phone.store.get().ahead);

/**
 * Runs what a person asked for; a refusal or a lost server is told as a sentence, and the answer is then undefined.
 * @template T
 * @param {Phone} phone
 * @param {() => Promise<T>} act
 * @returns {Promise<T | undefined>}
 */
export async function attempt(phone, act) {
  try {
    return await act();
  } catch (error) {
    phone.toast(sentenceOf(phone, error));
    return undefined;
  }
}

/** @param {Phone} phone @param {unknown} error */
export function sentenceOf(phone, error) {
  if (error instanceof TypeError) return phone.words('server_gone');
  return error instanceof Error ? error.message : String(error);
}
