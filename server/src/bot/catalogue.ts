import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { languages, type Language } from '#people';

const folder = path.join(import.meta.dirname, 'texts');

/**
 * One bundle for each language, read once. Isolation marks are off: Telegram shows them as boxes on some phones, and
 * both languages are written from left to right.
 */
function openCatalogue(language: Language): FluentBundle {
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const { name, resource } of readResources(language)) {
    const [problem] = bundle.addResource(resource);
    if (problem) throw new Error(`${language}/${name}: ${problem.message}`);
  }
  return bundle;
}

/** The files of a language, parsed. */
export const readResources = (language: Language): readonly { name: string; resource: FluentResource }[] =>
  readdirSync(path.join(folder, language))
    .filter((name) => name.endsWith('.ftl'))
    .toSorted()
    .map((name) => ({
      name,
      resource: new FluentResource(readFileSync(path.join(folder, language, name), 'utf8')),
    }));

const catalogues = Object.fromEntries(languages.map((language) => [language, openCatalogue(language)])) as Readonly<
  Record<Language, FluentBundle>
>;

/** The words of a key. A key or a value that is missing is a bug and throws. */
export function words(language: Language, key: string, values: Readonly<Record<string, string | number>>): string {
  const bundle = catalogues[language];
  const pattern = bundle.getMessage(key)?.value;
  if (pattern === null || pattern === undefined) throw new Error(`There is no text "${key}" in "${language}".`);
  const problems: Error[] = [];
  const text = bundle.formatPattern(pattern, { ...values }, problems);
  if (problems.length > 0) throw new Error(`The text "${key}" in "${language}": ${String(problems[0]?.message)}`);
  return text;
}
