import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspace } from '#identity';
import { Refusal, stoppedClock } from '#kernel';
import { freshDatabase, type TestDatabase } from '#test';
import {
  acceptRules,
  erasePerson,
  exportPerson,
  findPerson,
  getPerson,
  listPeople,
  listReferrals,
  meetPerson,
  noteDevice,
  peopleSweeps,
  referrersOf,
  requireAccepted,
  setLanguage,
  setNews,
  sharesDevice,
  type ErasingNeeds,
  type KeepReason,
  type Meeting,
} from '#people';

let database: TestDatabase;
let needs: ErasingNeeds;
let workspace: number;
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
const keeps = new Map<string, readonly KeepReason[]>();
const day = 24 * 60 * 60 * 1000;

beforeAll(async () => {
  database = await freshDatabase();
  needs = {
    pool: database.pool,
    clock,
    masterKey: randomBytes(32),
    whatKeeps: async (_tx, _workspace, user) => keeps.get(user) ?? [],
  };
});
afterAll(() => database?.drop());
beforeEach(async () => {
  ({ workspace } = await createWorkspace(needs, { name: 'Test', actor: 'test' }));
});

const meet = (telegramId: string, more: Partial<Meeting> = {}) =>
  meetPerson(needs, workspace, { telegramId, firstName: 'Ann', isPremium: false, ...more });
const brought = (user: string, by: string, more: Partial<Meeting> = {}) =>
  meet(user, { startParam: `r_${by}`, ...more });
const refusalOf = async (user: string) => {
  const { rows } = await sql<{ refused: string | null }>`select refused from people.referral
    where workspace_id = ${workspace} and user_id = ${user}`.execute(needs.pool);
  return rows[0]?.refused;
};
const erase = (user: string) => erasePerson(needs, workspace, user, { by: `person:${user}` });
const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

describe('a person', () => {
  it('is met once, and told of as Telegram tells of them; their language stays what they chose', async () => {
    const first = await meet('77', { username: 'ann', languageCode: 'ru-RU' });
    expect(first).toMatchObject({
      user: '77',
      language: 'ru',
      appLanguage: 'ru-RU',
      wantsNews: true,
      firstSeenAt: clock.now(),
    });
    await setLanguage(needs, workspace, '77', 'en');
    clock.advance(1000);
    const again = await meet('77', { firstName: 'Anna', languageCode: 'ru', isPremium: true });
    expect(again).toMatchObject({ firstName: 'Anna', username: undefined, language: 'en', isPremium: true });
    expect(again.firstSeenAt).toEqual(first.firstSeenAt);
    expect((await meet('78', { languageCode: 'de' })).language).toBe('en');
  });

  it('that two updates tell of at once is one person', async () => {
    await meet('1');
    const met = await Promise.all(Array.from({ length: 8 }, () => brought('77', '1')));
    expect(new Set(met.map(({ referrer }) => referrer))).toEqual(new Set(['1']));
    expect((await listPeople(needs.pool, { workspace })).people).toHaveLength(2);
  });

  it('says once that they are of age and accept the rules, and again when the rules are others', async () => {
    const person = await meet('77');
    expect(() => requireAccepted(person)).toThrow(/of age/);
    const accepted = await acceptRules(needs, workspace, '77', { isOfAge: true, version: '2026-11' });
    const at = clock.now();
    expect(() => requireAccepted(accepted)).not.toThrow();
    clock.advance(1000);
    const twice = await acceptRules(needs, workspace, '77', { isOfAge: true, version: '2026-11' });
    expect(twice.accepted).toEqual({ at, version: '2026-11' });
    expect((await acceptRules(needs, workspace, '77', { isOfAge: true, version: '2' })).accepted?.version).toBe('2');
    expect(await codeOf(acceptRules(needs, workspace, '999', { isOfAge: true, version: '2' }))).toBe('not_found');
  });

  it('of one workspace is nobody in another', async () => {
    await meet('77');
    const other = await createWorkspace(needs, { name: 'Other', actor: 'test' });
    expect(await codeOf(getPerson(needs.pool, other.workspace, '77'))).toBe('not_found');
    expect((await setNews(needs, workspace, '77', false)).wantsNews).toBe(false);
  });

  it('is in a list that pages through everybody once', async () => {
    for (let n = 0; n < 7; n++) await meet(`${n}`);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listPeople(needs.pool, { workspace, limit: 3, ...(cursor && { cursor }) });
      seen.push(...page.people.map(({ user }) => user));
      cursor = page.cursor;
    } while (cursor);
    expect(seen).toEqual(['6', '5', '4', '3', '2', '1', '0']);
  });
});

describe('a referrer', () => {
  it('is named once, at the first meeting, and stays', async () => {
    for (const user of ['1', '2']) await meet(user);
    expect((await brought('3', '1')).referrer).toBe('1');
    expect((await brought('3', '2')).referrer).toBe('1');
    expect((await brought('2', '1')).referrer).toBeUndefined();
    expect(await referrersOf(needs.pool, workspace, '3')).toEqual(['1']);
  });

  it('has shares on two levels and no more', async () => {
    await meet('1');
    for (const [user, by] of [
      ['2', '1'],
      ['3', '2'],
      ['4', '3'],
    ] as const)
      await brought(user, by);
    expect(await referrersOf(needs.pool, workspace, '4')).toEqual(['3', '2']);
    const told = await listReferrals(needs.pool, workspace, { user: '1' });
    expect([told.first, told.second, told.referrals.map(({ user }) => user)]).toEqual([1, 1, ['2']]);
  });

  it('is refused, and the reason kept: themselves, nobody, erased, a shared device or address', async () => {
    for (const user of ['1', '2', '3']) await meet(user);
    await noteDevice(needs, workspace, '1', { device: 'phone', address: '203.0.113.9' });
    await erase('2');
    const cases = {
      self: brought('11', '11'),
      unknown: brought('12', '404'),
      erased: brought('13', '2'),
      shared_device: brought('14', '1', { signals: { device: 'phone' } }),
      shared_address: brought('15', '1', { signals: { device: 'other', address: '::ffff:203.0.113.9' } }),
    };
    for (const [reason, met] of Object.entries(cases)) {
      const { user, referrer } = await met;
      expect([reason, referrer, await refusalOf(user)]).toEqual([reason, undefined, reason]);
    }
    expect((await brought('16', '3', { signals: { address: '127.0.0.1' } })).referrer).toBe('3');
  });

  it('is refused when the circle would close, at any depth', async () => {
    await meet('0');
    for (let n = 1; n <= 12; n++) await brought(`${n}`, `${n - 1}`);
    await erase('0');
    expect((await brought('0', '12')).referrer).toBeUndefined();
    expect(await refusalOf('0')).toBe('circular');
  });

  it('never closes a circle when two come back at once and name each other', async () => {
    for (const user of ['1', '2']) await meet(user);
    for (let round = 0; round < 5; round++) {
      for (const user of ['1', '2']) await erase(user);
      await Promise.all([meet('1', { startParam: 'r_2' }), meet('2', { startParam: 'r_1' })]);
      const links = await Promise.all(
        ['1', '2'].map(async (user) => (await getPerson(needs.pool, workspace, user)).referrer),
      );
      expect(links.filter(Boolean).length).toBeLessThan(2);
    }
  });

  it('gets no shares once they share a device with the worker, or are erased; nor does who is beyond them', async () => {
    await meet('1');
    for (const [user, by] of [
      ['2', '1'],
      ['3', '2'],
    ] as const)
      await brought(user, by);
    await noteDevice(needs, workspace, '1', { device: 'tablet' });
    await noteDevice(needs, workspace, '3', { device: 'tablet' });
    expect(await referrersOf(needs.pool, workspace, '3')).toEqual(['2']);
    expect(await sharesDevice(needs.pool, workspace, '1', '3')).toBe(true);
    await erase('2');
    expect(await referrersOf(needs.pool, workspace, '3')).toEqual([]);
  });
});

describe('devices and addresses', () => {
  it('are kept as hashes that differ by workspace, for 60 days after they were last seen', async () => {
    await meet('77');
    const other = await createWorkspace(needs, { name: 'Other', actor: 'test' });
    await meetPerson(needs, other.workspace, { telegramId: '77', firstName: 'Ann', isPremium: false });
    for (const one of [workspace, other.workspace])
      await noteDevice(needs, one, '77', { device: 'phone', address: '2001:db8:1:2::5' });
    const { rows } = await sql<{ hash: Buffer }>`select hash from people.signal where user_id = '77'
      and workspace_id in (${workspace}, ${other.workspace})`.execute(needs.pool);
    expect(new Set(rows.map(({ hash }) => hash.toString('hex'))).size).toBe(4);
    clock.advance(59 * day);
    await noteDevice(needs, workspace, '77', { device: 'phone' });
    clock.advance(2 * day);
    for (const sweep of peopleSweeps(needs)) await sweep.run();
    expect((await exportPerson(needs, workspace, '77'))['devices']).toMatchObject([{ kind: 'device' }]);
  });

  it('of one household are one: the same /64, and no address that belongs to nobody', async () => {
    for (const user of ['1', '2', '3', '4']) await meet(user);
    await noteDevice(needs, workspace, '1', { address: '2001:db8:1:2::5' });
    await noteDevice(needs, workspace, '2', { address: '2001:db8:1:2:ffff::9' });
    await noteDevice(needs, workspace, '3', { address: '2001:db8:1:3::5' });
    expect(await sharesDevice(needs.pool, workspace, '1', '2')).toBe(true);
    expect(await sharesDevice(needs.pool, workspace, '1', '3')).toBe(false);
    for (const address of ['10.0.0.1', '100.64.0.9', '::1', 'fe80::1%eth0', 'no address']) {
      for (const user of ['3', '4']) await noteDevice(needs, workspace, user, { address });
    }
    expect(await sharesDevice(needs.pool, workspace, '3', '4')).toBe(false);
  });
});

describe('deleting somebody', () => {
  it('leaves a number without a name, and nothing that says who it was', async () => {
    await meet('1');
    await brought('77', '1', { username: 'ann', languageCode: 'ru', signals: { device: 'phone' } });
    await acceptRules(needs, workspace, '77', { isOfAge: true, version: '1' });
    const before = await exportPerson(needs, workspace, '77', { money: { XTR: '0' } });
    expect(before).toMatchObject({
      person: { first_name: 'Ann', username: 'ann' },
      referral: { named: '1' },
      money: { XTR: '0' },
    });
    await erase('77');
    await erase('77');
    const { person, referral, devices, notices } = await exportPerson(needs, workspace, '77');
    expect(person).toMatchObject({ first_name: '', username: null, app_language: null, accepted: null });
    expect([referral, devices, notices]).toEqual([null, [], []]);
    expect((await listPeople(needs.pool, { workspace })).people.map(({ user }) => user)).toEqual(['1']);
    expect(await codeOf(setLanguage(needs, workspace, '77', 'ru'))).toBe('not_found');
  });

  it('is refused while something of theirs would be lost, and then nothing is deleted', async () => {
    await meet('77');
    keeps.set('77', ['money', 'hold']);
    const refused = await erase('77').catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'money_not_settled', details: { reasons: ['money', 'hold'] } });
    expect((await getPerson(needs.pool, workspace, '77')).firstName).toBe('Ann');
    keeps.delete('77');
    await erase('77');
    expect((await findPerson(needs.pool, workspace, '77'))?.erasedAt).toEqual(clock.now());
  });

  it('lets them come back as somebody new', async () => {
    await meet('1');
    await meet('77');
    await acceptRules(needs, workspace, '77', { isOfAge: true, version: '1' });
    await erase('77');
    clock.advance(1000);
    const back = await brought('77', '1', { firstName: 'Bea' });
    expect(back).toMatchObject({
      firstName: 'Bea',
      accepted: undefined,
      referrer: '1',
      erasedAt: undefined,
      firstSeenAt: clock.now(),
    });
  });
});
