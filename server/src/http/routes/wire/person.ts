import { z } from 'zod';
import { languages, type Person } from '#people';
import { given } from './given.ts';
import { InstantTold, toInstant } from './instant.ts';

export const PersonLanguage = z.enum(languages).meta({ id: 'PersonLanguage' });

export const PersonTold = z
  .object({
    user: z.string().describe('Telegram’s number.'),
    first_name: z.string(),
    username: z.string().optional(),
    language: PersonLanguage,
    is_premium: z.boolean(),
    first_seen_at: InstantTold,
    accepted: z.object({ at: InstantTold, version: z.string() }).optional().describe('Of age, and the rules.'),
    referrer: z.string().optional(),
    wants_news: z.boolean(),
    blocked_at: InstantTold.optional().describe('Since when they have blocked the bot.'),
    erased_at: InstantTold.optional(),
  })
  .meta({ id: 'Person' });

export const fromPerson = (person: Person) => ({
  user: person.user,
  first_name: person.firstName,
  language: person.language,
  is_premium: person.isPremium,
  first_seen_at: toInstant(person.firstSeenAt),
  wants_news: person.wantsNews,
  ...given({
    username: person.username,
    referrer: person.referrer,
    accepted: person.accepted && { at: toInstant(person.accepted.at), version: person.accepted.version },
    blocked_at: person.blockedAt && toInstant(person.blockedAt),
    erased_at: person.erasedAt && toInstant(person.erasedAt),
  }),
});
