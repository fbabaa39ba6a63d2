import { readFileSync } from 'node:fs';
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

/** A sentence of the catalogue in one person's language. */
export type Say = (message: string, values?: Record<string, FluentVariable>) => string;

/** Replacements and further languages, as Fluent text by language code: `{ en: 'terms = Our terms: …' }`. */
export type TextOverrides = Readonly<Record<string, string>>;

const ownText = (language: string) => readFileSync(new URL(`./texts/${language}.ftl`, import.meta.url), 'utf8');

const shipped: Readonly<Record<string, string>> = { en: ownText('en'), ru: ownText('ru') };
const fallback = 'en';

/**
 * The catalogue: English and Russian, and whatever the bot adds. A message that a language lacks is said in
 * English. Throws at the start, with the place, when an override is not valid Fluent or names no message.
 */
export function openTexts(overrides: TextOverrides = {}): (languageCode: string | undefined) => Say {
  const languages = new Set([...Object.keys(shipped), ...Object.keys(overrides)]);
  const bundles = new Map([...languages].map((language) => [language, bundleOf(language, overrides[language])]));
  const english = bundles.get(fallback);
  if (!english) throw new Error('The English texts are missing.');
  return (languageCode) => {
    const own = bundles.get(languageCode ?? fallback) ?? bundles.get((languageCode ?? '').split('-')[0] ?? '');
    return (message, values = {}) => format(own, message, values) ?? format(english, message, values) ?? message;
  };
}

function bundleOf(language: string, override = ''): FluentBundle {
  const bundle = new FluentBundle(language, { useIsolating: false }); // no invisible marks inside Telegram texts
  bundle.addResource(new FluentResource(shipped[language] ?? ''));
  const before = new FluentResource(shipped[fallback] ?? '');
  const added = new FluentResource(override);
  const known = new Set(before.body.map((entry) => entry.id));
  const strange = added.body.find((entry) => !known.has(entry.id));
  if (strange) throw new Error(`texts.${language}: "${strange.id}" is not a message of this plugin.`);
  if (override.trim() !== '' && added.body.length === 0)
    throw new Error(`texts.${language} is not Fluent: write lines such as "terms = Our terms".`);
  bundle.addResource(added, { allowOverrides: true });
  return bundle;
}

function format(bundle: FluentBundle | undefined, id: string, values: Record<string, FluentVariable>) {
  const pattern = bundle?.getMessage(id)?.value;
  return pattern ? bundle?.formatPattern(pattern, values) : undefined;
}
