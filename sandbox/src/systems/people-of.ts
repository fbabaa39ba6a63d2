import type { TelegramSandbox } from '@asterism/telegram-sandbox';
import type { Surroundings } from './system.ts';

/** Telegram's people, as far as the other systems know them: a name that can be looked up, and Stars that arrive. */
export const peopleOf = (
  sandbox: () => TelegramSandbox | undefined,
): Pick<Surroundings, 'personNamed' | 'giveStars'> => ({
  personNamed(username) {
    const name = username.replace(/^@/, '').toLowerCase();
    const people = Object.values(sandbox()?.telegram.world.users ?? {});
    const found = people.find((person) => person.username?.toLowerCase() === name);
    return found?.username === undefined
      ? undefined
      : { id: found.id, username: found.username, firstName: found.first_name };
  },
  giveStars(id, stars) {
    const telegram = sandbox()?.telegram;
    const person = telegram?.world.users[id];
    if (!telegram || !person) return;
    person.stars = Math.max(0, person.stars + stars);
    telegram.changed({ type: 'stars', user: id });
  },
});
