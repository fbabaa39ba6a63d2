// @ts-check
import { api } from './api.js';
import { h } from './base/dom.js';
import { openLayers } from './base/layers.js';
import { recall, remember } from './base/remember.js';
import { readRoute, writeRoute } from './base/route.js';
import { openStore } from './base/store.js';
import { chosenTheme, wearTheme } from './base/theme.js';
import { openAnnouncer, openToast } from './base/toast.js';
import { openWords, pickLanguage } from './base/words.js';
import { openLink } from './chat/open-link.js';
import { drawDesk } from './desk.js';
import { listen } from './live.js';
import { emptyState } from './phone.js';
import { openRefresh } from './refresh.js';
import { connectionBanner, openScreens } from './screens.js';
/** @import { Part, Phone } from './phone.js' */
/** @import { Language } from './base/words.js' */
/** @import { Happening } from './wire.js' */

const store = openStore(emptyState);
const refresh = openRefresh({ api, store });

/** @param {{ me?: number, bot?: number }} to */
function go({ me, bot }) {
  const before = store.get();
  if (me !== before.me) store.set({ chats: [], seen: {}, subscriptions: [] });
  if (me !== before.me || bot !== before.bot)
    store.set({ me, bot, chat: undefined, chatError: undefined, start: undefined });
  if (me !== undefined) remember('me', String(me));
  const hash = writeRoute({ me, bot });
  if (location.hash !== hash) history.pushState(null, '', hash);
  void refresh('chats', 'chat', 'subscriptions');
}

/** Draws the whole page in one language; drawing again in another keeps the state. @param {Language} language */
function draw(language) {
  const words = openWords(language);
  const screens = h('div', { class: 'screens' });
  const layersPlace = h('div', { class: 'layers' });
  const { element: toasts, toast } = openToast();
  const { element: announcer, announce } = openAnnouncer();
  const device = h('div', { class: 'device' }, screens, layersPlace, toasts, announcer);
  /** @type {Phone} */
  const phone = {
    api,
    store,
    words,
    toast,
    announce,
    go,
    refresh,
    layers: openLayers(layersPlace, screens),
    openLink: (text) => openLink(phone, text),
    showControls: (section) => desk.showControls(section),
  };
  const onLanguage = /** @param {Language} chosen */ (chosen) => (remember('language', chosen), draw(chosen));
  const desk = drawDesk(phone, { device, onLanguage });
  document.documentElement.lang = language;
  document.title = `⁂ ${words('sandbox')}`;
  document.querySelector('.desk')?.remove();
  document.body.append(desk.element);
  device.prepend(connectionBanner(phone));
  openScreens(phone, screens);
}

/** What may have changed when something happened. @param {Happening} happening @returns {Part[]} */
function touched({ type, user }) {
  if (type === 'users' && user === undefined) return ['people', 'bots', 'channels', 'chats', 'chat'];
  if (type === 'clock') return ['clock', 'people', 'chats', 'chat', 'subscriptions'];
  if (user !== undefined && user !== store.get().me) return ['people'];
  return ['people', 'bots', 'chats', 'chat', ...(type === 'stars' ? /** @type {Part[]} */ (['subscriptions']) : [])];
}

/** Reads all there is; somebody who is not there any more does not hold the phone. */
async function readAll() {
  await refresh('people', 'bots', 'channels', 'clock', 'faults', 'chats', 'chat', 'subscriptions');
  const { me, people } = store.get();
  store.set({ read: true });
  if (me !== undefined && people.length > 0 && !people.some((person) => person.id === me)) go({});
}

function followAddress() {
  const { me, bot } = readRoute(location.hash);
  go({ me, bot });
}

wearTheme(chosenTheme());
const last = Number(recall('me') ?? Number.NaN);
store.set(location.hash.length > 2 ? readRoute(location.hash) : Number.isInteger(last) ? { me: last } : {});
draw(pickLanguage(recall('language'), navigator.languages));
window.addEventListener('popstate', followAddress);
window.addEventListener('hashchange', followAddress);
setInterval(() => void refresh('clock'), 20_000);
listen({
  onOpen: () => (store.set({ connection: 'live' }), void readAll()),
  onLost: () => store.set({ connection: 'lost' }),
  onHappening: (happening) => void refresh(...touched(happening)),
});
