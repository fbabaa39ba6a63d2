import { openWorld, type World } from '@asterism/sandbox';
import { openCryptobot } from '@asterism/sandbox/systems/cryptobot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from './platform.ts';

let world: World;
let platform: TestPlatform;
beforeAll(async () => {
  world = await openWorld({ systems: [openCryptobot] });
  platform = await openTestPlatform({ telegramApiRoot: world.url });
});
afterAll(async () => {
  await platform.close();
  await world.close();
});

async function ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const headers = { authorization: `Bearer ${platform.apiKey}`, 'content-type': 'application/json' };
  const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
  const response = await fetch(platform.url + path, init);
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

it('the connection that the settings name says what coins are worth', async () => {
  const [system] = world.systems;
  if (!system) throw new Error('There is no CryptoBot.');
  const { settings, secrets } = await system.control.open();
  const entered = { gateway: 'cryptobot', name: 'bot', settings, secrets };
  const { id } = await ask<{ id: string }>('POST', '/v1/connections', entered);
  await platform.down();
  await platform.up({ RATES_CONNECTION: id });
  const headers = { authorization: `Bearer ${platform.controlToken}` };
  await fetch(`${platform.url}/control/settle`, { method: 'POST', headers });
  const { rates } = await ask<{ rates: unknown[] }>('GET', '/v1/rates');
  expect(rates).toContainEqual(
    expect.objectContaining({ from: 'TON', to: 'USD', rate: '3.2', source: 'cryptobot', status: 'current' }),
  );
});
