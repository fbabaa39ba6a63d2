import { describe, expect, it } from 'vitest';
import { Refusal } from '#kernel';
import { BotApiError, BotApiUnreachable } from '#telegram';
import { readAsked, readMember, readTrouble } from './index.ts';

/** Every error of Telegram that the fact sheets know for the methods we call, and what a look makes of it. */
const errors: readonly (readonly [code: number, words: string, meaning: string])[] = [
  [400, 'Bad Request: member list is inaccessible', 'bot_lost'],
  [400, 'Bad Request: CHAT_ADMIN_REQUIRED', 'bot_lost'],
  [400, 'Bad Request: not enough rights to manage chat invite link', 'bot_lost'],
  [400, 'Bad Request: need administrator rights in the channel chat', 'bot_lost'],
  [400, 'Bad Request: have no rights to send a message', 'bot_lost'],
  [400, 'Bad Request: CHANNEL_PRIVATE', 'bot_lost'],
  [403, 'Forbidden: bot is not a member of the channel chat', 'bot_lost'],
  [403, 'Forbidden: bot is not a member of the supergroup chat', 'bot_lost'],
  [403, 'Forbidden: bot was kicked from the channel chat', 'bot_lost'],
  [403, 'Forbidden: something new', 'bot_lost'],
  [401, 'Unauthorized', 'bot_lost'],
  [404, 'Not Found', 'bot_lost'],
  [400, 'Bad Request: chat not found', 'target_gone'],
  [400, 'Bad Request: CHANNEL_INVALID', 'target_gone'],
  [400, 'Bad Request: PEER_ID_INVALID', 'target_gone'],
  [400, 'Bad Request: group chat was upgraded to a supergroup chat', 'target_gone'],
  [400, 'Bad Request: group chat was deactivated', 'target_gone'],
  [429, 'Too Many Requests: retry after 7', 'rate_limited'],
  [400, 'Bad Request: USER_NOT_PARTICIPANT', 'no'],
  [400, 'Bad Request: member not found', 'no'],
  [403, 'Forbidden: bot was blocked by the user', 'no'],
  [403, 'Forbidden: user is deactivated', 'no'],
  [403, "Forbidden: bot can't initiate conversation with a user", 'no'],
  [400, 'Bad Request: PARTICIPANT_ID_INVALID', 'not_told'],
  [400, 'Bad Request: user not found', 'not_told'],
  [400, 'Bad Request: words that nobody has seen yet', 'not_told'],
];

describe('what Telegram answers', () => {
  it.each(errors)('%i %s means %s', (code, words, meaning) => {
    const told = readTrouble(new BotApiError('getChatMember', code, words, code === 429 ? 7 : undefined));
    expect(told.is === 'unknown' ? told.reason : told.is).toBe(meaning);
    if (code === 429) expect(told).toMatchObject({ retryAfterSeconds: 7 });
  });

  it('silence is unknown, a bot that is gone is lost, and a fault of ours is thrown', () => {
    const silence = new BotApiUnreachable('getChatMember', 'ECONNRESET', 'unknown');
    expect(readTrouble(silence)).toEqual({ is: 'unknown', reason: 'unreachable' });
    expect(readTrouble(new Refusal('not_found', 'There is no such bot.'))).toEqual({
      is: 'unknown',
      reason: 'bot_lost',
    });
    expect(() => readTrouble(new TypeError('ours'))).toThrow('ours');
  });

  it.each([
    [{ status: 'creator' }, 'staff'],
    [{ status: 'administrator' }, 'staff'],
    [{ status: 'member', until_date: 1 }, 'inside'],
    [{ status: 'restricted', is_member: true }, 'inside'],
    [{ status: 'restricted', is_member: false }, 'outside'],
    [{ status: 'left' }, 'outside'],
    [{ status: 'kicked', until_date: 0 }, 'banned'],
    [{ status: 'of the future' }, undefined],
    [{}, undefined],
    ['member', undefined],
  ])('a member like %j is %s', (raw, standing) => {
    expect(readMember(raw)?.standing).toBe(standing);
  });
});

describe('what people give to name a chat', () => {
  it.each([
    ['@news', { username: 'news' }],
    ['  news ', { username: 'news' }],
    ['https://t.me/news', { username: 'news' }],
    ['t.me/s/news', { username: 'news' }],
    ['http://telegram.me/news/15?single', { username: 'news' }],
    ['https://news.t.me', { username: 'news' }],
    ['https://t.me/c/1234567890/7', { id: '-1001234567890' }],
    ['-1001234567890', { id: '-1001234567890' }],
    ['https://t.me/+AbCdEf012345', undefined],
    ['https://t.me/joinchat/AbCdEf012345', undefined],
    ['https://example.com/news', undefined],
    ['two words', undefined],
    ['', undefined],
  ])('%j is %j', (asked, named) => {
    expect(readAsked(asked)).toEqual(named);
  });
});
