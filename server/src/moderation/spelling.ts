/**
 * Letters of other alphabets that look like Latin ones, and digits that stand for letters: whoever hides a word writes
 * with them. Both the word on the list and the text are folded, so a Russian word still matches itself.
 */
const lookalikes: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  ё: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
};

/** One spelling of a text: compatible forms joined, accents and invisible letters dropped, lookalikes made alike. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/./gu, (letter) => lookalikes[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether a text has these words, from where one begins: `casino` is in "casinos online", not in "occasion". */
export const hasWords = (text: string, words: string): boolean => ` ${fold(text)}`.includes(` ${fold(words)}`);

/** The host of a link, without `www.`; none for what is no link. */
export function domainOf(link: string): string | undefined {
  const text = /^[a-z][a-z0-9+.-]*:/i.test(link) ? link : `https://${link}`;
  return URL.canParse(text) ? new URL(text).hostname.replace(/^www\./, '') || undefined : undefined;
}

/** Whether a host is this domain or lies under it. */
export const isUnder = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);
