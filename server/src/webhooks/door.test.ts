import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostOffice, openReceiver, quiet, type Receiver } from '#test/webhooks';
import { addEndpoint } from './add-endpoint.ts';
import { listDeliveries } from './list-deliveries.ts';
import { openDoor, type Lookup } from '#outbound';

let receiver: Receiver;

beforeAll(async () => {
  receiver = await openReceiver();
});
afterAll(() => receiver.close());

const strict = openDoor({ allowPrivate: false });
const post = (url: string, lookup: Lookup) =>
  openDoor({ allowPrivate: false, lookup }).post({
    url,
    headers: {},
    body: '{}',
    signal: AbortSignal.timeout(2000),
  });

/** A name server that says one thing first and another afterwards. */
function fickle(...answers: readonly (readonly string[])[]): { lookup: Lookup; asked: () => number } {
  let asked = 0;
  const lookup: Lookup = (_name, _options, callback) => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    callback(
      null,
      answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { lookup, asked: () => asked };
}

describe('an address that an operator gives', () => {
  it.each([
    'http://shop.example.org/hooks',
    'ftp://shop.example.org/hooks',
    'https://127.0.0.1/hooks',
    'https://2130706433/hooks',
    'https://0x7f.1/hooks',
    'https://0177.0.0.1/',
    'https://10.1.2.3/',
    'https://172.31.255.255/',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[::127.0.0.1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[fe80::1]/',
    'https://[fc00::1]/',
    'https://[ff02::1]/',
    'https://localhost/',
    'https://api.localhost/',
    'https://db/',
    'https://user:secret@shop.example.org/',
    'not an address',
  ])('is refused: %s', (url) => {
    expect(() => strict.check(url)).toThrow(expect.objectContaining({ code: 'url_not_allowed' }));
  });

  it.each([
    'https://shop.example.org/hooks?x=1',
    'https://shop.example.org:8443/',
    'https://8.8.8.8/',
    'https://[2606:4700::1111]/',
  ])('is taken: %s', (url) => {
    expect(() => strict.check(url)).not.toThrow();
  });
});

describe('a name', () => {
  it.each([
    ['127.0.0.1'],
    ['::1'],
    ['::ffff:10.0.0.1'],
    ['169.254.169.254'],
    ['8.8.8.8', '127.0.0.1'], // one good address among bad ones does not help
  ])('that leads to %s is not connected to', async (...addresses) => {
    const { lookup } = fickle(addresses);
    const { port } = new URL(receiver.url);
    await expect(post(`https://rebind.example.org:${port}/`, lookup)).rejects.toThrow(/not on the public internet/);
    expect(receiver.seen).toHaveLength(0);
  });

  it('that is public when it is asked first and 127.0.0.1 afterwards gains nothing: it is asked once per connection', async () => {
    const { port } = new URL(receiver.url);
    const { lookup, asked } = fickle(['3ffe::1'], ['127.0.0.1']);
    const url = `https://rebind.example.org:${port}/`;
    strict.check(url);
    await expect(post(url, lookup)).rejects.toThrow(); // global unicast, and nobody's: no packet leaves
    expect(asked()).toBe(1);
    await expect(post(url, lookup)).rejects.toThrow(/not on the public internet/);
    expect(asked()).toBe(2);
    expect(receiver.seen).toHaveLength(0);
  });

  it('that turns into a private one after its endpoint was made is a failed try with that reason', async () => {
    const { lookup } = fickle(['127.0.0.1']);
    const office = await openPostOffice({ door: openDoor({ allowPrivate: false, lookup }) });
    try {
      const { port } = new URL(receiver.url);
      const url = `https://rebind.example.org:${port}/`;
      const { endpoint } = await addEndpoint(office.needs, 1, { url, events: ['*'] });
      await office.announce(1, { customer: 'ann', data: {} });
      await quiet(office.courier());
      expect(await listDeliveries(office.needs.pool, 1, endpoint.id)).toMatchObject({
        deliveries: [{ status: 'pending', attempts: [{ error: expect.stringMatching(/not on the public internet/) }] }],
      });
      expect(receiver.seen).toHaveLength(0);
    } finally {
      await office.close();
    }
  });
});
