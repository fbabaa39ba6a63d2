import { isId } from '#kernel';
import type { StoreBotNeeds } from './needs.ts';
import type { Repertoire } from './repertoire.ts';
import { storeHomeScreens } from './store-home-screens.ts';
import { markChatBlocked } from './chat-rows.ts';

/** What the store's bot talks about. */
export const storeRepertoire: Repertoire<StoreBotNeeds> = {
  purpose: 'store',
  screens: [...storeHomeScreens],
  shownCommands: ['buy', 'orders', 'balance', 'menu', 'language', 'help', 'paysupport'],
  whereTo(param) {
    if (param === undefined) return ['home'];
    if (isId('so', param)) return ['order', param];
    const stars = /^buy(?:_(\d{1,7}))?$/.exec(param);
    if (stars) return stars[1] === undefined ? ['buy'] : ['buy', stars[1]];
    return ['home'];
  },
  markBlocked: ({ pool }, bot, user, at) => markChatBlocked(pool, { bot, chat: user }, at),
};
