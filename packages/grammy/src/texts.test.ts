import { readFileSync } from 'node:fs';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { openTexts } from './texts.ts';

const messagesOf = (language: string) =>
  new FluentResource(readFileSync(new URL(`./texts/${language}.ftl`, import.meta.url), 'utf8')).body.map(
    ({ id }) => id,
  );

const balance = (language: string, credits: number) =>
  openTexts()(language)('balance-credits', { count: credits, credits: String(credits) });

describe('the texts', () => {
  it('say everything in both languages', () => {
    expect(messagesOf('ru')).toEqual(messagesOf('en'));
  });

  it('count as each language does', () => {
    expect([1, 2, 5].map((credits) => balance('en', credits))).toEqual([
      'You have 1 credit.',
      'You have 2 credits.',
      'You have 5 credits.',
    ]);
    expect([1, 2, 5, 21].map((credits) => balance('ru', credits))).toEqual([
      'У вас 1 кредит.',
      'У вас 2 кредита.',
      'У вас 5 кредитов.',
      'У вас 21 кредит.',
    ]);
  });

  it('are chosen by the language of the person, and are English for everybody else', () => {
    const say = openTexts();
    expect(say('ru-RU')('thanks')).toMatch(/^Спасибо/);
    for (const language of ['en-GB', 'ja', undefined]) expect(say(language)('thanks')).toMatch(/^Thank you/);
  });

  it('can be replaced one by one, and a language can be added', () => {
    const say = openTexts({ en: 'terms = Ours: https://example.org/terms', de: 'thanks = Danke!' });
    expect(say('en')('terms')).toBe('Ours: https://example.org/terms');
    expect(say('en')('privacy')).toMatch(/^Privacy/);
    expect(say('de')('thanks')).toBe('Danke!');
    expect(say('de')('support', { contact: '@me' })).toContain('Write to @me');
  });

  it('refuse at the start a replacement that would never be said', () => {
    expect(() => openTexts({ en: 'trems = Ours' })).toThrow('texts.en: "trems" is not a message of this plugin.');
    expect(() => openTexts({ en: 'Our terms' })).toThrow('texts.en is not Fluent');
  });
});
