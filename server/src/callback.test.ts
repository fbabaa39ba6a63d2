import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openDoor } from '#outbound';
import { operatorCallback } from './callback.ts';

const post = (url: string, isSandbox: boolean) =>
  operatorCallback(openDoor({ allowPrivate: isSandbox })).post({
    url,
    headers: {},
    body: '{}',
    signal: AbortSignal.timeout(5000),
  });

async function serve(answer: string, status = 200) {
  const server = createServer((_, response) =>
    response.writeHead(status, { location: 'http://127.0.0.1:9/' }).end(answer),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

describe('a call to an operator’s program', () => {
  it.each([
    'http://shop.example/ask',
    'https://127.0.0.1/ask',
    'https://2130706433/ask',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fd00::1]/',
    'https://[2002:7f00:1::]/',
    'https://localhost/',
    'https://user:secret@shop.example/',
  ])('never goes to %s', async (url) => {
    await expect(post(url, false)).rejects.toMatchObject({ code: 'url_not_allowed' });
  });

  it('never goes to a name that leads inside', async () => {
    await expect(post('https://anything.localhost/', false)).rejects.toThrow(
      /not on the public internet|ENOTFOUND|EAI_AGAIN/,
    );
  });

  it('follows no redirect, and reads no endless answer', async () => {
    const moved = await serve('elsewhere', 302);
    expect(await post(`http://127.0.0.1:${moved.port}/`, true)).toEqual({ status: 302, body: 'elsewhere' });
    moved.close();
    const endless = await serve('x'.repeat(100_000));
    await expect(post(`http://127.0.0.1:${endless.port}/`, true)).rejects.toThrow('longer than 16 kB');
    endless.close();
  });
});
