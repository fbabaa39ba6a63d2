// @ts-check
import { en } from '../words/en.js';
import { ru } from '../words/ru.js';

/** @typedef {keyof typeof en} Word */
/** @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>>} Phrase */
/** @typedef {'en' | 'ru'} Language */
/** @import { Child } from './dom.js' */

/** @type {Record<Language, Record<Word, Phrase>>} */
const dictionaries = { en, ru };

/** @type {Record<Language, string>} */
export const languages = { en: 'English', ru: 'Русский' };

/**
 * The language to speak: the one chosen before, else the browser's, else English.
 * @param {string | null} chosen
 * @param {readonly string[]} preferred
 * @returns {Language}
 */
export function pickLanguage(chosen, preferred) {
  const found = [chosen ?? '', ...preferred]
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => tag in dictionaries);
  return /** @type {Language} */ (found ?? 'en');
}

/**
 * The words of one language: `words(key, values)` for a sentence, `words.nodes` for one with elements inside,
 * `words.number` for a count as the language writes it.
 * @param {Language} language
 */
export function openWords(language) {
  const locale = navigator.languages.find((tag) => tag.startsWith(language)) ?? language;
  const plural = new Intl.PluralRules(language);
  const digits = new Intl.NumberFormat(locale);

  /** @param {Word} key @param {Record<string, unknown>} values */
  const pattern = (key, values) => {
    const phrase = dictionaries[language][key];
    if (typeof phrase === 'string') return phrase;
    return phrase[plural.select(Number(values['count']))] ?? phrase.other ?? '';
  };

  /** @param {unknown} value */
  const written = (value) => (typeof value === 'number' ? digits.format(value) : String(value ?? ''));

  /** @param {Word} key @param {Record<string, string | number>} [values] */
  const words = (key, values = {}) => pattern(key, values).replace(/\{(\w+)\}/g, (_, name) => written(values[name]));

  return Object.assign(words, {
    language,
    /** The reader's own way of writing dates and numbers in that language. */
    locale,
    number: /** @param {number} value */ (value) => digits.format(value),
    /** @param {Word} key @param {Record<string, Child>} values @returns {Child[]} */
    nodes: (key, values) =>
      pattern(key, values)
        .split(/\{(\w+)\}/)
        .map((part, place) => (place % 2 === 0 ? part : (values[part] ?? ''))),
  });
}

/** @typedef {ReturnType<typeof openWords>} Words */
