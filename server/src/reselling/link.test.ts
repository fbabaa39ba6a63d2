import { describe, expect, it } from 'vitest';
import { linkKinds, type LinkKind } from '#catalogue';
import { Refusal } from '#kernel';
import { readLink } from './link.ts';

/** The one key of what is named, for each kind that takes it. */
const read = (text: string): Partial<Record<LinkKind, string>> =>
  Object.fromEntries(linkKinds.flatMap((kind) => keyOf(text, kind)));

function keyOf(text: string, kind: LinkKind): [LinkKind, string][] {
  try {
    return [[kind, readLink(text, kind).key]];
  } catch (error) {
    if (error instanceof Refusal && error.code === 'link_invalid') return [];
    throw error;
  }
}

const place = (key: string) => ({ channel: key, bot: key, person: key, any: key });

describe('a link', () => {
  it.each([
    ['@Durov', place('@durov')],
    [' t.me/durov ', place('@durov')],
    ['https://t.me/Durov/', place('@durov')],
    ['http://www.t.me/s/durov', place('@durov')],
    ['https://telegram.me/durov?start=abc', place('@durov')],
    ['https://t.me/boost/durov', place('@durov')],
    ['https://t.me/durov?boost', place('@durov')],
    ['https://t.me/durov/123', { post: '@durov/123', any: '@durov/123' }],
    ['https://t.me/durov/5/123?single', { post: '@durov/123', any: '@durov/123' }],
    ['https://t.me/c/1234567/89', { post: 'c:1234567/89', any: 'c:1234567/89' }],
    ['https://t.me/+AbCdEf_123', { channel: '+AbCdEf_123', any: '+AbCdEf_123' }],
    ['t.me/joinchat/AbCdEf_123', { channel: '+AbCdEf_123', any: '+AbCdEf_123' }],
    ['https://Example.com/a b', { any: 'https://example.com/a%20b' }],
  ])('%s is read as what it names, however it is written', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    '',
    '   ',
    '@',
    '@1abc',
    'durov',
    'ftp://example.com',
    'http://example.com',
    'https://localhost',
    'javascript:alert(1)',
  ])('%j names nothing', (text) => expect(read(text)).toEqual({}));

  it('that is too long names nothing', () => expect(read(`https://example.com/${'a'.repeat(3000)}`)).toEqual({}));
});
