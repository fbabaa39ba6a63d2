import { isId } from '#kernel';
import { markChatBlocked } from './chat-rows.ts';
import type { StoreBotNeeds } from './needs.ts';
import { keepShown } from './order-message-rows.ts';
import type { Repertoire } from './repertoire.ts';
import { storeBuyScreens } from './store-buy-screens.ts';
import { storeHistoryScreens } from './store-history-screens.ts';
import { storeHomeScreens } from './store-home-screens.ts';
import { storeOrderScreens } from './store-order-screens.ts';
import { storePayScreens } from './store-pay-screens.ts';

/** What the store's bot talks about. Nothing has to be accepted before. */
export const storeRepertoire: Repertoire<StoreBotNeeds> = {
  purpose: 'store',
  screens: [...storeHomeScreens, ...storeBuyScreens, ...storePayScreens, ...storeOrderScreens, ...storeHistoryScreens],
  shownCommands: ['buy', 'orders', 'balance', 'menu', 'language', 'help', 'paysupport'],
  whereTo(param) {
    if (param === 'buy') return ['buy'];
    if (param !== undefined && isId('so', param)) return ['order', param];
    return ['home'];
  },
  markBlocked: ({ pool }, bot, user, at) => markChatBlocked(pool, { bot, chat: user }, at),
  shown: ({ needs, bot }, spot, [name, about]) =>
    keepShown(needs.pool, bot, spot, name === 'order' && about !== undefined ? about : undefined),
};
