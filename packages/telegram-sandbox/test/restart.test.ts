import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openTelegramSandbox } from '../src/index.ts';
import { openTest, product } from './open-test.ts';

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'telegram-sandbox-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('a restart keeps people, chats, charges, keys, the clock and what waits for the bot', async () => {
  const folder = await newFolder();
  const stateFile = path.join(folder, 'state.json');
  const before = await openTest({ stateFile });
  const { id } = await before.person();
  await before.post(`/users/${id}/messages`, { bot: 'shop_bot', text: '/start' });
  const [start] = await before.updates();
  const link = (await before.call('createInvoiceLink', product({ subscription_period: 2_592_000 }))).result;
  const paying = before.post(`/users/${id}/pay`, { link });
  await expect.poll(async () => (await before.call('getUpdates')).result).toHaveLength(1);
  const [asked] = await before.updates();
  await before.call('answerPreCheckoutQuery', { pre_checkout_query_id: asked?.pre_checkout_query?.id, ok: true });
  const { charge_id } = await paying;
  const { now } = await before.post('/clock', { advance: '10d' });
  const keys = await before.get('/keys');
  await before.close();
  expect(await readdir(folder)).toEqual(['state.json']);

  const after = await openTest({ stateFile });
  expect(Date.parse((await after.get('/clock'))['now'] ?? '')).toBeGreaterThanOrEqual(Date.parse(now ?? ''));
  expect(await after.get('/keys')).toEqual(keys);
  expect(await after.get('/users')).toMatchObject([
    { id: 123456789, username: 'username' },
    { id, first_name: 'Ann', stars: 750 },
  ]);
  await after.post(`/users/${id}/messages`, { bot: 'shop_bot', text: 'back' });
  const [back] = await after.updates();
  expect(back?.update_id).not.toBe(start?.update_id);
  expect(back?.message?.message_id).toBe(3);
  expect((await after.call('getMyStarBalance')).result).toEqual({ amount: 250 });
  await after.post('/clock', { advance: '20d1h' });
  expect((await after.updates())[0]?.message?.successful_payment).toMatchObject({ is_recurring: true });
  expect(await after.call('refundStarPayment', { user_id: id, telegram_payment_charge_id: charge_id })).toEqual({
    ok: true,
    result: true,
  });
});

test('the state is on disk soon after a change, without a close', async () => {
  const stateFile = path.join(await newFolder(), 'state.json');
  const one = await openTest({ stateFile });
  const { id } = await one.person();
  const kept = () => readFile(stateFile, 'utf8').catch(() => '');
  await expect.poll(kept, { timeout: 5000 }).toContain(`"${id}"`);
});

test('without a state file a new start has new numbers of updates', async () => {
  const ids = [];
  for (const _ of [1, 2]) {
    const { post, person, updates, close } = await openTest();
    const { id } = await person();
    await post(`/users/${id}/messages`, { bot: 'shop_bot', text: 'hi' });
    ids.push((await updates())[0]?.update_id);
    await close();
  }
  expect(ids[0]).not.toBe(ids[1]);
});

test('a file that is no state file is not overwritten', async () => {
  const stateFile = path.join(await newFolder(), 'state.json');
  await writeFile(stateFile, '{"world":{}}');
  await expect(openTelegramSandbox({ stateFile })).rejects.toThrow('is no state file of this sandbox');
});
