import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '#database';
import { stoppedClock } from '#kernel';
import { freshDatabase, quietLog, type TestDatabase } from '#test';
import { moneyIn, newWorkspace } from '#test/money';
import { addBot, callBotApi, type Bot, type BotApiNeeds } from './index.ts';

type Reply = { status?: number; body: string; after?: number };

let database: TestDatabase;
let server: Server;
let needs: BotApiNeeds;
let bot: Bot;
const log = quietLog();
const token = '500:SECRET-part_of-the-token';
const script: Reply[] = [];
const seen: { url: string; body: unknown }[] = [];
const ok = (result: unknown): Reply => ({ body: JSON.stringify({ ok: true, result }) });
const no = (error_code: number, description: string, parameters?: object): Reply => ({
  status: error_code,
  body: JSON.stringify({ ok: false, error_code, description, parameters }),
});

beforeAll(async () => {
  database = await freshDatabase();
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      seen.push({ url: request.url ?? '', body: JSON.parse(text) as unknown });
      const { status = 200, body, after = 0 } = script.shift() ?? ok(true);
      setTimeout(() => response.writeHead(status).end(body), after);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const telegramApiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  needs = moneyIn({ pool: database.pool, clock: stoppedClock(new Date('2026-11-20T12:00:00Z')), telegramApiRoot, log });
  script.push(ok({ id: 500, is_bot: true, first_name: 'Shop', username: 'shop_bot' }), ok({ url: '' }));
  bot = await addBot(needs, newWorkspace(), { token, mode: 'tap' });
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await database.drop();
});

/** Everything a log or a report could print of a failure. */
const failure = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'no failure',
    (error: unknown) => inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error),
  );

describe('a call to the Bot API', () => {
  it('posts its parameters as JSON to the method, and answers the result', async () => {
    script.push(ok({ amount: 5 }));
    expect(await callBotApi(needs, bot, 'getMyStarBalance', { a: 1 })).toEqual({ amount: 5 });
    expect(seen.at(-1)).toEqual({ url: `/bot${token}/getMyStarBalance`, body: { a: 1 } });
  });

  it('that Telegram refuses is an error with its code and words', async () => {
    script.push(no(400, 'Bad Request: CHARGE_ALREADY_REFUNDED'));
    await expect(callBotApi(needs, bot, 'refundStarPayment')).rejects.toMatchObject({
      name: 'BotApiError',
      method: 'refundStarPayment',
      error_code: 400,
      description: 'Bad Request: CHARGE_ALREADY_REFUNDED',
    });
  });

  it('that meets a flood limit waits as long as it is told, when there is time', async () => {
    script.push(no(429, 'Too Many Requests: retry after 1', { retry_after: 1 }), ok('link'));
    const before = performance.now();
    expect(await callBotApi(needs, bot, 'createInvoiceLink')).toBe('link');
    expect(performance.now() - before).toBeGreaterThan(950);
  });

  it('that meets a flood limit longer than its time gives up at once, and says how long', async () => {
    script.push(no(429, 'Too Many Requests: retry after 60', { retry_after: 60 }));
    const before = performance.now();
    await expect(callBotApi(needs, bot, 'createInvoiceLink')).rejects.toMatchObject({ retryAfterSeconds: 60 });
    expect(performance.now() - before).toBeLessThan(500);
  });

  it('that spends is never repeated here, not even after a flood limit', async () => {
    const before = seen.length;
    script.push(no(429, 'Too Many Requests: retry after 1', { retry_after: 1 }));
    await expect(callBotApi(needs, bot, 'refundStarPayment')).rejects.toMatchObject({ error_code: 429 });
    expect(seen.length - before).toBe(1);
  });

  it.each([
    ['a 5xx in Telegram’s shape', no(502, 'Bad Gateway')],
    ['a 5xx in a proxy’s shape', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['an answer that is no JSON', { body: 'maintenance' }],
    ['JSON of another shape', { body: '{"hello":"world"}' }],
  ])('answered by %s has an unknown outcome', async (_, reply) => {
    script.push(reply);
    await expect(callBotApi(needs, bot, 'refundStarPayment')).rejects.toMatchObject({
      name: 'BotApiUnreachable',
      effect: 'unknown',
    });
  });

  it('that takes too long has an unknown outcome, within the time it was given', async () => {
    script.push({ body: '{}', after: 2000 });
    const before = performance.now();
    const call = callBotApi(needs, bot, 'refundStarPayment', {}, { within: 100 });
    await expect(call).rejects.toMatchObject({ name: 'BotApiUnreachable', effect: 'unknown' });
    expect(performance.now() - before).toBeLessThan(600);
  });

  it('that finds nobody there certainly did nothing', async () => {
    const nowhere = { ...needs, config: { ...needs.config, telegramApiRoot: `http://127.0.0.1:${await freePort()}` } };
    await expect(callBotApi(nowhere, bot, 'refundStarPayment')).rejects.toMatchObject({ effect: 'none' });
  });

  it('never shows the token, whatever goes wrong', async () => {
    script.push(no(400, `Bad Request: cannot GET /bot${token}/getMe`), { body: '{}', after: 1000 }, no(500, token));
    const badRoot = { ...needs, config: { ...needs.config, telegramApiRoot: 'not an address' } };
    const failures = await Promise.all([
      failure(callBotApi(needs, bot, 'getMe')),
      failure(callBotApi(needs, bot, 'getMe', {}, { within: 50 })),
      failure(callBotApi(needs, bot, 'getMe', {}, { within: 500 })),
      failure(callBotApi(badRoot, bot, 'getMe')),
      failure(
        callBotApi({ ...needs, config: { ...needs.config, telegramApiRoot: 'http://127.0.0.1:1' } }, bot, 'getMe'),
      ),
    ]);
    const printed = failures.join('\n') + JSON.stringify([log.warnings, log.errors]);
    expect(failures).not.toContain('no failure');
    expect(printed).not.toContain(token.split(':')[1]);
  });
});
