import { randomBytes } from 'node:crypto';
import type { ChatBoost } from '@grammyjs/types';
import type { Telegram } from '../telegram.ts';
import { unix } from '../time/clock.ts';
import { pushUpdate } from '../updates/push-update.ts';
import type { Change } from '../world/bot.ts';
import { asGroupChat, type Boost, type Group, isAdmin } from '../world/group.ts';
import { asUser, type Person } from '../world/person.ts';

/** A person gives the chat one more boost, for so many days. */
export function addBoost(
  telegram: Telegram,
  group: Group,
  person: Person,
  source: 'premium' | 'gift_code',
  days: number,
): Boost {
  const add_date = unix(telegram.clock.now());
  const boost: Boost = {
    boost_id: randomBytes(8).toString('hex'),
    add_date,
    expiration_date: add_date + days * 86_400,
    source: { source, user: asUser(person) },
    user: person.id,
  };
  group.boosts.push(boost);
  tell(telegram, group, { chat_boost: { chat: asGroupChat(group), boost: asBoost(boost) } });
  return boost;
}

/** Takes a boost away: moved to another chat, or run out. */
export function removeBoost(telegram: Telegram, group: Group, boost: Boost, at = telegram.clock.now()): void {
  group.boosts = group.boosts.filter((other) => other !== boost);
  const { boost_id, source } = boost;
  const removed = { chat: asGroupChat(group), boost_id, remove_date: unix(at), source };
  tell(telegram, group, { removed_chat_boost: removed });
}

/** Takes away the boosts that have run out by now. */
export function expireBoosts(telegram: Telegram, now: number): void {
  for (const group of Object.values(telegram.world.groups)) {
    for (const boost of group.boosts.filter(({ expiration_date }) => expiration_date * 1000 <= now)) {
      removeBoost(telegram, group, boost, new Date(boost.expiration_date * 1000));
    }
  }
}

export const asBoost = ({ boost_id, add_date, expiration_date, source }: Boost): ChatBoost => ({
  boost_id,
  add_date,
  expiration_date,
  source,
});

/** Only bots that are administrators of the chat are told of boosts. */
function tell(telegram: Telegram, group: Group, change: Change): void {
  telegram.changed();
  for (const bot of Object.values(telegram.world.bots)) {
    if (isAdmin(group.members[bot.id])) pushUpdate(telegram, bot, change);
  }
}
