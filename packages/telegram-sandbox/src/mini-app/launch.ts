import type { Telegram } from '../telegram.ts';
import { unix } from '../time/clock.ts';
import type { Bot } from '../world/bot.ts';
import { newQueryId, newSlug } from '../world/new-id.ts';
import type { Person } from '../world/person.ts';
import { signInitData } from './init-data.ts';

/** A person opens the Mini App of a bot: from a button, or by a direct link that carries `start_param`. */
export function launch({ world, clock }: Telegram, person: Person, bot: Bot, start_param?: string): string {
  const dialog = world.dialogs[`${person.id}:${bot.id}`];
  const user = {
    id: person.id,
    first_name: person.first_name,
    last_name: person.last_name ?? '',
    ...(person.username && { username: person.username }),
    ...(person.language_code && { language_code: person.language_code }),
    ...(person.is_premium && { is_premium: true }),
    ...(dialog?.started && !dialog.blocked && { allows_write_to_pm: true }),
  };
  const origin =
    start_param === undefined
      ? { query_id: `AA${newSlug(16)}` }
      : { chat_instance: newQueryId(), chat_type: 'sender', start_param };
  const fields = { ...origin, user: JSON.stringify(user), auth_date: String(unix(clock.now())) };
  return signInitData(fields, bot, world.signing_key);
}
