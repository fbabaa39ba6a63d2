import type { Person } from '#people';
import type { Audience } from './task.ts';

/** The language a person reads: their app's, without its region; else the bot's. */
const languageOf = ({ appLanguage, language }: Pick<Person, 'appLanguage' | 'language'>): string =>
  (appLanguage ?? language).split('-')[0]?.toLowerCase() ?? language;

/**
 * Whether a person belongs to an audience, as far as the person tells: `onlyNew` is about a target, and is looked at by
 * whoever knows it. Pure.
 */
export function fitsAudience(
  { languages = [], isPremium }: Audience,
  person: Pick<Person, 'appLanguage' | 'language' | 'isPremium'>,
): boolean {
  const speaks = languages.length === 0 || languages.includes(languageOf(person));
  return speaks && (isPremium === undefined || isPremium === person.isPremium);
}
