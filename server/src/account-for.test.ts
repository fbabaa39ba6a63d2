import { afterAll, beforeAll, expect, it } from 'vitest';
import { addConnection, switchConnection, type ConnectionsNeeds } from '#connections';
import { systemClock } from '#kernel';
import { freshDatabase, type TestDatabase } from '#test';
import { accountFor, openAccount } from './account-for.ts';

let database: TestDatabase;
let needs: ConnectionsNeeds;
const form = { settings: {}, secrets: {} };

beforeAll(async () => {
  database = await freshDatabase();
  needs = { ...database, clock: systemClock, masterKey: Buffer.alloc(32, 7), forms: { lava: form, tegro: form } };
});
afterAll(() => database.drop());

const add = (workspace: number, name: string, gateway = 'lava') =>
  addConnection(needs, workspace, { gateway, name, app: `app-${name}`, isTest: name === 'trial', ...form }, 'test');

it('the only account of a gateway is meant when none is named; of several one has to be', async () => {
  const find = accountFor(database.pool);
  await expect(find(1, 'lava')).rejects.toMatchObject({ code: 'not_found' });
  const { id } = await add(1, 'first');
  await add(1, 'other', 'tegro');
  await add(2, 'foreign');
  const account = { connection: { workspace: 1, id }, app: 'app-first', isTest: false };
  for (const named of [undefined, id, 'first']) expect(await find(1, 'lava', named)).toEqual(account);
  await add(1, 'trial');
  await expect(find(1, 'lava')).rejects.toMatchObject({ code: 'invalid_request' });
  expect(await find(1, 'lava', 'trial')).toMatchObject({ isTest: true });
  for (const named of ['other', 'foreign', 'nothing'])
    await expect(find(1, 'lava', named)).rejects.toMatchObject({ code: 'not_found' });
  await expect(find(1, 'stars')).rejects.toMatchObject({ code: 'not_found' });
});

it('an account that is switched off is meant by nobody, and is still heard', async () => {
  const { id } = await add(3, 'first');
  await switchConnection(needs, 3, id, { isOn: false, reason: 'holidays' }, 'test');
  await expect(accountFor(database.pool)(3, 'lava')).rejects.toMatchObject({ code: 'gateway_switched_off' });
  expect(await openAccount(needs)(id)).toMatchObject({ gateway: 'lava', opened: { id } });
  expect(await openAccount(needs)('con_none')).toBeUndefined();
});
