import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Refusal, refusalCodes } from '#kernel';
import { languages, noticeKinds, type Language } from '#people';
import { readResources } from './catalogue.ts';
import { line, type Line } from './line.ts';
import { toPage } from './page.ts';
import { refusalLine } from './refusals.ts';
import { render } from './render.ts';
import { exampleNotice, screensPage, storeScreensPage } from './screens-page.ts';

const here = import.meta.dirname;
const sources = readdirSync(here)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(path.join(here, name), 'utf8'))
  .join('\n');

type Entry = { readonly id: string; readonly value: unknown };
const entries = (language: Language): readonly Entry[] =>
  readResources(language).flatMap(({ resource }) => resource.body as readonly Entry[]);
const keysOf = (language: Language) => entries(language).map(({ id }) => id);

/** The names of all values a text takes, at any depth of its choices. */
function placeables(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(placeables);
  if (typeof part !== 'object' || part === null) return [];
  const own = 'type' in part && part.type === 'var' && 'name' in part ? [String(part.name)] : [];
  return [...own, ...Object.values(part).flatMap(placeables)];
}
const taken = (language: Language) =>
  Object.fromEntries(
    entries(language).map(({ id, value }) => [id, [...new Set(placeables(value))].toSorted().join(' ')]),
  );

describe('the catalogues', () => {
  it('have the same texts in every language, each once', () => {
    const [first, ...others] = languages.map((language) => keysOf(language).toSorted());
    for (const other of others) expect(other).toEqual(first);
    expect(new Set(first).size).toBe(first?.length);
  });

  it('are read whole: what Fluent cannot parse it leaves out without a word', () => {
    const written = languages.map((language) =>
      readdirSync(path.join(here, 'texts', language)).flatMap((name) => [
        ...readFileSync(path.join(here, 'texts', language, name), 'utf8').matchAll(/^[a-z][\w-]* =/gm),
      ]),
    );
    expect(written.map(({ length }) => length)).toEqual(languages.map((language) => keysOf(language).length));
  });

  it('take the same values in every language', () => {
    const [first, ...others] = languages.map(taken);
    for (const other of others) expect(other).toEqual(first);
  });

  it('have every text that the code asks for', () => {
    const asked = [...sources.matchAll(/\b(?:line|go|press|link)\(\s*'([\w-]+)'/g)].map(([, key]) => key ?? '');
    const known = new Set(keysOf('en'));
    expect(asked.filter((key) => !known.has(key))).toEqual([]);
    expect(asked.length).toBeGreaterThan(100);
  });

  it('have no text that nobody asks for', () => {
    const written = new Set([...sources.matchAll(/'([\w-]+)'/g)].map(([, key]) => key));
    const families = [...sources.matchAll(/`([\w-]+-)\$\{/g)].map(([, prefix]) => prefix ?? '');
    const isUsed = (key: string) => written.has(key) || families.some((prefix) => key.startsWith(prefix));
    expect(keysOf('en').filter((key) => !isUsed(key))).toEqual([]);
  });

  it('are where the words are: no code has any Russian in it, but for the names of languages', () => {
    const cyrillic = sources.split('\n').filter((text) => /[А-Яа-я]/.test(text) && !text.includes('Русский'));
    expect(cyrillic).toEqual([]);
  });
});

describe('every no', () => {
  it.each(refusalCodes)('%s has words in every language, fit for a button', (code) => {
    for (const language of languages) {
      const said = render(language, refusalLine(new Refusal(code, 'for programs')));
      expect(said).toMatch(/\S{2}/);
      expect(said).not.toMatch(/<[a-z/]/);
    }
  });

  it('says the reason and the amount it is about', () => {
    const told = (refusal: Refusal) => render('en', refusalLine(refusal));
    expect(told(new Refusal('not_eligible', '', { reason: 'premium' }))).toContain('Premium');
    const minimum = { amount: '1000', asset: 'XTR' };
    expect(told(new Refusal('below_minimum', '', { minimum }))).toContain('1000 XTR');
  });
});

describe('every notice', () => {
  it.each(noticeKinds)('%s has words in every language', (kind) => {
    for (const language of languages) {
      const { text } = toPage(language, exampleNotice(kind));
      expect(text.length).toBeGreaterThan(10);
    }
  });
});

describe('a text', () => {
  const say = (language: Language, one: Line) => render(language, one);

  it('counts as its language does', () => {
    const counts = [1, 2, 5, 21].map((count) => say('ru', line('invite-first', { count })));
    expect(counts.map((text) => text.split(' ').at(-1))).toEqual(['человек.', 'человека.', 'человек.', 'человек.']);
    expect(say('en', line('invite-first', { count: 1 }))).toContain('1 person');
  });

  it('takes what people are called as it is, never as tags', () => {
    expect(say('en', line('home-hello', { name: '<b>Ann</b> & Co' }))).toBe('Hello, &lt;b&gt;Ann&lt;/b&gt; &amp; Co!');
  });

  it('writes amounts to the last unit, instants in UTC and spans in words', () => {
    expect(say('en', line('money-has', { amount: { asset: 'XTR', units: 1n } }))).toBe('• 0.000000001 ⭐');
    expect(say('en', line('task-time', { span: { seconds: 5400 } }))).toContain('1 hour 30 minutes');
    expect(say('ru', line('task-hold', { span: { seconds: 21 * 86_400 } }))).toContain('21 день');
    expect(say('en', line('claim-held-until', { at: new Date('2026-12-11T10:20:00Z') }))).toContain('UTC');
  });

  it('that is too long for Telegram is cut between two lines', () => {
    const many = Array.from({ length: 400 }, () => line('claim-worth', { reward: { asset: 'TON', units: 1n } }));
    const { text } = toPage('en', { lines: many, buttons: [] });
    expect(text.length).toBeLessThanOrEqual(4096);
    expect(text.split('<b>').length).toBe(text.split('</b>').length);
    expect(text.endsWith('…')).toBe(true);
  });
});

it.each([
  ['screens.md', screensPage],
  ['store-screens.md', storeScreensPage],
])('the page of all screens, %s, is what the screens are now: npm run texts -w @asterism/server', (name, page) => {
  expect(readFileSync(path.join(here, '../../../docs/bot', name), 'utf8')).toBe(page());
});
