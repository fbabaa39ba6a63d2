import { describe, expect, it } from 'vitest';
import { targetKey, type Target } from '#exchange';
import { categories, needsTwo, riskOf } from './category.ts';
import { findingCodes, type Draft } from './finding.ts';
import { judgeDraft, type Known } from './judge-draft.ts';
import { usualLimits } from './limits.ts';
import { domainOf, fold, hasWords, isUnder } from './spelling.ts';

const chat = (title: string, more: Partial<Extract<Target, { type: 'chat' }>> = {}): Target => ({
  type: 'chat',
  id: '-1001000000001',
  title,
  username: 'quiet_news',
  link: 'https://t.me/quiet_news',
  ...more,
});
const draft = (target: Target, more: Partial<Draft> = {}): Draft => ({
  kind: 'subscribe',
  target,
  targetKey: targetKey(target),
  category: 'news',
  slots: 10,
  members: 1000,
  ...more,
});
const nothing: Known = { blocks: [], isOptedOut: false };
const codes = (of: Draft, known: Partial<Known> = {}, limits = usualLimits) =>
  judgeDraft(of, { ...nothing, ...known }, limits).map(({ code }) => code);
const word = (value: string) => ({ blocks: [{ list: 'word' as const, value: fold(value) }] });

describe('the automatic checks', () => {
  it('say nothing of an ordinary channel', () => {
    expect(codes(draft(chat('Quiet news')))).toEqual([]);
  });

  it('find words in any spelling, from where a word begins', () => {
    for (const title of [
      'Best CASINO here',
      'саsino online',
      'c\u0301asino',
      'ca\u200bsino',
      'ｃａｓｉｎｏ',
      'Casinos',
    ])
      expect(codes(draft(chat(title)), word('casino'))).toContain('blocked_word');
    expect(codes(draft(chat('A rare occasion: cas inox')), word('casino'))).toEqual([]);
    expect(codes(draft(chat('Новости', { username: 'big_casino_here' })), word('casino'))).toContain('blocked_word');
    expect(codes(draft(chat('Удвой свои деньги')))).toEqual(['suspicious_word']);
  });

  it('refuse what is on a list, by key, number or name', () => {
    for (const value of ['chat:-1001000000001', '-1001000000001', '@quiet_news'])
      expect(codes(draft(chat('News')), { blocks: [{ list: 'target', value }] })).toEqual(['blocked_target']);
    expect(codes(draft(chat('News')), { isOptedOut: true })).toEqual(['opted_out']);
    expect(codes(draft(chat('News'), { countries: ['kp'] }), { blocks: [{ list: 'country', value: 'KP' }] })).toEqual([
      'blocked_country',
    ]);
  });

  it('look at where a link leads', () => {
    const at = (link: string, known: Partial<Known> = {}) => codes(draft(chat('News', { link })), known);
    expect(at('https://bit.ly/x')).toEqual(['short_link']);
    expect(at('https://news.example.org/')).toEqual(['foreign_link']);
    expect(at('https://t.me/+AbC')).toEqual([]);
    expect(at('https://a.evil.example/', { blocks: [{ list: 'domain', value: 'evil.example' }] })).toEqual([
      'blocked_domain',
    ]);
    expect(at('https://t.me.evil.example/')).toEqual(['foreign_link']);
    expect(at('::')).toEqual(['foreign_link']);
  });

  it('ask a person about topics that are risky or unknown, and refuse those that are forbidden', () => {
    const about = (category: string) => codes(draft(chat('News'), { category }));
    expect(about('crypto')).toEqual(['risky_category']);
    expect(about('knitting')).toEqual(['unknown_category']);
    expect(about('toString')).toEqual(['unknown_category']);
    for (const [category, risk] of Object.entries(categories)) {
      expect(about(category).includes('category_forbidden')).toBe(risk === 'forbidden');
      expect(needsTwo(category)).toBe(risk !== 'usual');
    }
    expect(riskOf('adult')).toBe('forbidden');
  });

  it('see channels that are small, new, or asked to grow out of proportion, and other tasks about the same', () => {
    const limits = { ...usualLimits, newFromId: 3_000_000_000n };
    expect(codes(draft(chat('News'), { members: 9, slots: 10 }))).toEqual(['channel_small', 'slots_above_size']);
    expect(codes(draft(chat('News', { id: '-1003000000000' })), {}, limits)).toEqual(['channel_new']);
    expect(codes(draft(chat('News', { id: '-1002999999999' })), {}, limits)).toEqual([]);
    expect(codes(draft(chat('News'), { slots: 1001 }))).toEqual(['slots_above_size']);
    expect(codes(draft(chat('News')), { other: 'tsk_1' })).toEqual(['duplicate_task']);
    expect(findingCodes.duplicate_task).toBe('review');
  });
});

describe('spelling', () => {
  it('is the same for words that look the same', () => {
    expect(fold('Ｃ4$іnо!!')).toBe(fold('casino'));
    expect(hasWords('ставки-на--спорт', 'ставки на спорт')).toBe(true);
    expect(domainOf('t.me/x')).toBe('t.me');
    expect(domainOf('https://WWW.Example.org:8080/x')).toBe('example.org');
    expect(isUnder('notevil.example', 'evil.example')).toBe(false);
  });
});
