import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '#identity';
import { stoppedClock, type WorkspaceId } from '#kernel';
import type { ConnectionForm } from '#payments/gateway';
import { freshDatabase, type TestDatabase } from '#test';
import {
  addConnection,
  changeConnection,
  findById,
  findConnection,
  listConnections,
  openById,
  openConnection,
  removeConnection,
  switchConnection,
  type ConnectionsNeeds,
  type NewConnection,
} from './index.ts';

let database: TestDatabase;
let needs: ConnectionsNeeds;
const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
let workspaces = 0;
const newWorkspace = (): WorkspaceId => (workspaces += 1);

const form: ConnectionForm = {
  settings: {
    shop: { about: 'The number of the shop.', pattern: /\d{1,9}/ },
    host: { about: 'The host.', pattern: /[a-z.]+/, usual: 'pay.example.org' },
    note: { about: 'Anything.', pattern: /.*/, usual: '' },
  },
  secrets: {
    key: { about: 'The key of the shop.', pattern: /sk_[a-z]{8,}/ },
    more: { about: 'The additional key.', pattern: /sk_[a-z]{8,}/, usual: '' },
  },
};
const secret = 'sk_verysecretindeed';
const entered = { gateway: 'lava', name: 'main-shop', settings: { shop: '42' }, secrets: { key: secret } };

beforeAll(async () => {
  database = await freshDatabase();
  needs = { pool: database.pool, clock, masterKey: Buffer.alloc(32, 7), forms: { lava: form } };
});
afterAll(() => database.drop());

const add = (workspace: WorkspaceId, input: Partial<NewConnection> = {}) =>
  addConnection(needs, workspace, { ...entered, ...input }, 'key:key_1');

describe('a connection', () => {
  it('is opened with everything that was entered and the usual values', async () => {
    const workspace = newWorkspace();
    const { id } = await add(workspace);
    expect(await openConnection(needs, { workspace, id })).toEqual({
      workspace,
      id,
      app: 'main',
      isTest: false,
      settings: { shop: '42', host: 'pay.example.org', note: '' },
      secrets: { key: secret, more: '' },
    });
    expect(await openById(needs, id)).toMatchObject({ connection: { gateway: 'lava' }, opened: { workspace } });
  });

  it('is found by its id and its name in its workspace only, and by its id where none is known', async () => {
    const [ours, theirs] = [newWorkspace(), newWorkspace()];
    const { id } = await add(ours);
    for (const named of [id, 'main-shop']) {
      expect(await findConnection(needs.pool, ours, named)).toMatchObject({ id });
      expect(await findConnection(needs.pool, theirs, named)).toBeUndefined();
    }
    expect(await findById(needs.pool, id)).toMatchObject({ workspace: ours });
    const foreign = openConnection(needs, { workspace: theirs, id });
    await expect(foreign).rejects.toMatchObject({ name: 'GatewayUnavailable', effect: 'none' });
  });

  it('keeps its secrets sealed: in no table, no answer, no audit entry, and not in another row', async () => {
    const workspace = newWorkspace();
    const one = await add(workspace);
    const other = await add(workspace, { name: 'other', secrets: { key: 'sk_theothersecret' } });
    await changeConnection(needs, workspace, one.id, { secrets: { more: 'sk_additionalone' } }, 'key:key_1');
    const { rows } = await sql`select to_jsonb(c)::text as text from connections.connection c
      union all select to_jsonb(a)::text from identity.audit_entry a`.execute(needs.pool);
    const everything = JSON.stringify([rows, one, other, await listConnections(needs.pool, { workspace })]);
    expect(everything).not.toMatch(/sk_/);
    await sql`update connections.connection set sealed_secrets =
      (select sealed_secrets from connections.connection where id = ${other.id}) where id = ${one.id}`.execute(
      needs.pool,
    );
    await expect(openConnection(needs, { workspace, id: one.id })).rejects.toThrow();
  });

  it('that is changed is seen changed at once; what was not given stays', async () => {
    const workspace = newWorkspace();
    const { id } = await add(workspace, { settings: { shop: '42', host: 'old.example.org' } });
    const renewed = 'sk_renewedsecret';
    const change = { name: 'renamed', settings: { host: '' }, secrets: { key: renewed } };
    await changeConnection(needs, workspace, id, change, 'key:key_1');
    expect(await openConnection(needs, { workspace, id })).toMatchObject({
      settings: { shop: '42', host: 'pay.example.org' },
      secrets: { key: renewed },
    });
    expect(await findConnection(needs.pool, workspace, 'renamed')).toMatchObject({ id });
    await expect(changeConnection(needs, workspace, id, { secrets: { key: '' } }, 'key:key_1')).rejects.toMatchObject({
      code: 'connection_invalid',
    });
  });

  it('has a name of its own, also among many who add at once', async () => {
    const workspace = newWorkspace();
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => add(workspace)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await add(workspace, { name: 'second' });
    const { id } = (await findConnection(needs.pool, workspace, 'second')) ?? { id: '' };
    await expect(changeConnection(needs, workspace, id, { name: 'main-shop' }, 'key:key_1')).rejects.toMatchObject({
      code: 'already_exists',
    });
  });

  it('that is switched off says so, opens all the same, and the audit log knows who and why', async () => {
    const workspace = newWorkspace();
    const { id } = await add(workspace);
    const off = { isOn: false, reason: 'The bank asks questions.' };
    for (let times = 0; times < 2; times++) await switchConnection(needs, workspace, id, off, 'key:key_1');
    expect(await findConnection(needs.pool, workspace, id)).toMatchObject({ isOn: false });
    expect(await openConnection(needs, { workspace, id })).toMatchObject({ id });
    const log = await listAudit(needs.pool, workspace);
    expect(log.map(({ action, details }) => [action, details['reason']])).toEqual([
      ['connection.switch_off', 'The bank asks questions.'],
      ['connection.add', undefined],
    ]);
    expect(await switchConnection(needs, workspace, id, { ...off, isOn: true }, 'cli')).toMatchObject({ isOn: true });
  });

  it('that was removed is in no list, frees its name, and is still heard', async () => {
    const workspace = newWorkspace();
    const { id } = await add(workspace);
    await removeConnection(needs, workspace, id, 'key:key_1');
    expect(await listConnections(needs.pool, { workspace })).toEqual([]);
    expect(await findConnection(needs.pool, workspace, id)).toBeUndefined();
    expect(await openById(needs, id)).toMatchObject({ connection: { isOn: false } });
    await add(workspace);
    const gone = switchConnection(needs, workspace, id, { isOn: true, reason: 'again' }, 'cli');
    await expect(gone).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a form', () => {
  const wrong: [string, Partial<NewConnection>, RegExp][] = [
    ['of a gateway that is not there', { gateway: 'visa' }, /There are: lava/],
    ['without what has to be entered', { settings: {} }, /"settings.shop" is missing: The number of the shop/],
    [
      'with a value that only begins as it should',
      { settings: { shop: '42 or so' } },
      /"settings.shop" has another form/,
    ],
    ['with a field too many', { settings: { shop: '42', sk_oops: 'x' } }, /it knows: shop, host, note/],
    ['with a secret among the settings', { settings: { shop: '42', key: secret } }, /it knows: shop, host, note/],
    ['with a secret of another form', { secrets: { key: 'sk_no' } }, /"secrets.key" has another form/],
    ['with an inherited name', { settings: { shop: '42', constructor: 'x' } }, /it knows/],
    ['with an inherited gateway', { gateway: 'constructor' }, /There are: lava/],
  ];
  it.each(wrong)('%s is refused, and no value is repeated', async (_, input, words) => {
    const refused = await add(newWorkspace(), input).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'connection_invalid', message: expect.stringMatching(words) });
    expect(JSON.stringify([refused, String(refused)])).not.toMatch(/sk_/);
  });

  it('names all its faults at once', async () => {
    const refused = add(newWorkspace(), { settings: { host: 'NO' }, secrets: {} });
    await expect(refused).rejects.toMatchObject({
      details: { faults: [/shop/, /host/, /key/].map((one) => expect.stringMatching(one)) },
    });
  });

  it.each([{ name: 'with space' }, { app: 'a:b' }, { name: '' }])('with %o is refused', async (input) => {
    await expect(add(newWorkspace(), input)).rejects.toMatchObject({ code: 'invalid_request' });
  });
});
