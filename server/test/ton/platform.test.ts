import { openWorld, type World } from '@asterism/sandbox';
import { openTon, type EmulatedTon } from '@asterism/sandbox/systems/ton';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../platform.ts';

let world: World;
let ton: EmulatedTon;
let platform: TestPlatform;
let account: string;
beforeAll(async () => {
  const system = (surroundings: Parameters<typeof openTon>[0]) => (ton = openTon(surroundings));
  world = await openWorld({ systems: [system] });
  platform = await openTestPlatform({ telegramApiRoot: world.url });
  await world.connect(platform);
  const made = await ton.control.open();
  account = made.account;
  const { settings, secrets } = made;
  await ask('POST', '/v1/connections', { gateway: 'ton', name: 'wallet', settings, secrets });
});
afterAll(async () => {
  await platform.close();
  await world.close();
});

let asked = 0;
async function ask(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const headers = {
    authorization: `Bearer ${platform.apiKey}`,
    'content-type': 'application/json',
    'idempotency-key': `k${(asked += 1)}`,
  };
  const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
  const response = await fetch(platform.url + path, init);
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
  return answer;
}

const settle = () =>
  fetch(`${platform.url}/control/settle`, {
    method: 'POST',
    headers: { authorization: `Bearer ${platform.controlToken}` },
  });

it.each([
  ['TON', '1.5', '1.5'],
  ['USDT', '5', '5 USDT'],
])('a deposit in %s goes the whole way, from the request to what the person has', async (asset, amount, sent) => {
  const deposit = await ask('POST', '/v1/deposits', { user: `u-${asset}`, gateway: 'ton', amount: { asset, amount } });
  expect(deposit).toMatchObject({ address: expect.stringMatching(/^UQ/), comment: deposit['payment'] });
  await ton.people.pay(ton.accountOf(account), sent, String(deposit['comment']));
  for (let tries = 0; tries < 20 && (await stateOf(deposit))['status'] !== 'fulfilled'; tries += 1) await settle();
  expect(await stateOf(deposit)).toMatchObject({ status: 'fulfilled', paid: { asset, amount } });
});

const stateOf = (deposit: Record<string, unknown>) => ask('GET', `/v1/deposits/${String(deposit['payment'])}`);

it('a connected wallet is told what to send, and asked to prove its address', async () => {
  const deposit = await ask('POST', '/v1/deposits', {
    user: 'u',
    gateway: 'ton',
    amount: { asset: 'TON', amount: '2' },
  });
  const request = await ask('POST', `/v1/payments/${String(deposit['payment'])}/wallet-request`, {});
  expect(request).toMatchObject({ network: '-239', messages: [{ address: deposit['address'], amount: '2000000000' }] });
  expect(await ask('POST', '/v1/wallet-proofs', { user: 'u' })).toMatchObject({
    payload: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(await ask('GET', '/v1/wallet-proofs?user=u')).toEqual({ addresses: [] });
});
