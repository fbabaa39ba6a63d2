// @ts-check
/** @import { Part, State } from './phone.js' */
/** @import { api } from './api.js' */
/** @import { openStore } from './base/store.js' */
import { Refused } from './api.js';

/** @typedef {{ api: typeof api, store: ReturnType<typeof openStore<State>> }} Needs */

/** @param {State['chats'][number]} row */
export const lastKey = (row) => (row.last ? `${row.last.date} ${row.last.text}` : '');

/**
 * Chats shown for the first time, and the one that is open, count as seen.
 * @param {State} state
 * @param {State['chats']} chats
 */
function seenAfter(state, chats) {
  const seen = chats
    .filter((row) => !(row.bot.id in state.seen) || row.bot.id === state.bot)
    .map((row) => [row.bot.id, lastKey(row)]);
  return { ...state.seen, ...Object.fromEntries(seen) };
}

/** @param {Needs} needs @param {number} me */
async function readChats({ api, store }, me) {
  const chats = await api.chats(me);
  const state = store.get();
  if (state.me === me) store.set({ chats, seen: seenAfter(state, chats) });
}

/** @param {Needs} needs @param {number} me @param {number} bot */
async function readChat({ api, store }, me, bot) {
  const isStill = () => store.get().me === me && store.get().bot === bot;
  try {
    const chat = await api.chat(me, bot);
    if (isStill()) store.set({ chat, chatError: undefined });
  } catch (error) {
    if (error instanceof Refused && isStill()) store.set({ chatError: error.message });
  }
}

/**
 * How to read each part of the state again.
 * @param {Needs} needs
 * @returns {Record<Part, () => Promise<void>>}
 */
function readers(needs) {
  const { api, store } = needs;
  return {
    people: async () => store.set({ people: await api.people() }),
    bots: async () => store.set({ bots: await api.bots() }),
    channels: async () => store.set({ channels: await api.channels() }),
    clock: async () => store.set({ ahead: Date.parse((await api.clock()).now) - Date.now() }),
    faults: async () => store.set({ faults: await api.faults() }),
    chats: async () => {
      const { me } = store.get();
      if (me !== undefined) await readChats(needs, me);
    },
    subscriptions: async () => {
      const { me } = store.get();
      const subscriptions = me === undefined ? [] : await api.subscriptions(me);
      if (store.get().me === me) store.set({ subscriptions });
    },
    chat: async () => {
      const { me, bot } = store.get();
      if (me !== undefined && bot !== undefined) await readChat(needs, me, bot);
    },
  };
}

/**
 * Reads parts of the state again. While one reading is under way, what is asked for meanwhile is read once, after it:
 * a busy bot cannot make the page ask more often than it gets answers.
 * @param {Needs} needs
 */
export function openRefresh(needs) {
  const read = readers(needs);
  /** @type {Set<Part>} */
  const due = new Set();
  /** @type {Promise<void> | undefined} */
  let running;

  const run = async () => {
    while (due.size > 0) {
      const parts = [...due];
      due.clear();
      await Promise.allSettled(parts.map((part) => read[part]()));
    }
    running = undefined;
  };

  /** @param {Part[]} parts */
  return (...parts) => {
    for (const part of parts) due.add(part);
    running ??= run();
    return running;
  };
}
