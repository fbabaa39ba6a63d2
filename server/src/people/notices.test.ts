import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '#database';
import { createWorkspace } from '#identity';
import { stoppedClock } from '#kernel';
import {
  exportPerson,
  markBlocked,
  markTold,
  meetPerson,
  peopleSweeps,
  putOffNotice,
  takeNotices,
  tell,
  type Notice,
  type PeopleNeeds,
} from '#people';
import { freshDatabase, type TestDatabase } from '#test';

let database: TestDatabase;
let needs: PeopleNeeds;
let workspace: number;
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
const day = 24 * 60 * 60 * 1000;

beforeAll(async () => {
  database = await freshDatabase();
  needs = { pool: database.pool, clock, masterKey: randomBytes(32) };
});
afterAll(() => database?.drop());
beforeEach(async () => {
  ({ workspace } = await createWorkspace(needs, { name: 'Test', actor: 'test' }));
});

const meet = (telegramId: string) => meetPerson(needs, workspace, { telegramId, firstName: 'Ann', isPremium: false });

describe('a notice', () => {
  const notice = (user: string, key: string): Notice => ({
    user,
    kind: 'task_live',
    key,
    values: { task: 't', title: 'News' },
  });
  const give = (...notices: Notice[]) => transaction(needs.pool, (tx) => tell(tx, workspace, notices));
  const take = async (limit = 10) => (await takeNotices(needs, workspace, limit)).map(({ id, key }) => ({ id, key }));

  it('is told once per key, and only if what it tells of happened', async () => {
    await meet('1');
    await give(notice('1', 'a'), notice('1', 'a'));
    await give(notice('1', 'a'));
    await transaction(needs.pool, async (tx) => {
      await tell(tx, workspace, [notice('1', 'b')]);
      throw new Error('it did not happen');
    }).catch(() => undefined);
    const [taken] = await take();
    expect(taken?.key).toBe('a');
    if (taken) await markTold(needs, workspace, taken.id);
    await give(notice('1', 'a'));
    clock.advance(120_000);
    expect(await take()).toEqual([]);
  });

  it('waits for the one before it to the same person, and goes to one process only', async () => {
    for (const user of ['1', '2']) await meet(user);
    await give(notice('1', 'a'), notice('1', 'b'), notice('2', 'c'));
    const taken = (await Promise.all([take(), take(), take()])).flat();
    expect(taken.map(({ key }) => key).sort()).toEqual(['a', 'c']);
    const [first] = taken.filter(({ key }) => key === 'a');
    if (first) await putOffNotice(needs, workspace, first.id, new Date(clock.now().getTime() + 1000));
    expect(await take()).toEqual([]);
    clock.advance(1000);
    expect((await take()).map(({ key }) => key)).toEqual(['a']);
    if (first) await markTold(needs, workspace, first.id);
    expect((await take()).map(({ key }) => key)).toEqual(['b']);
  });

  it('that nobody can be told is ended: unknown, erased, or the bot is blocked', async () => {
    await meet('1');
    await markBlocked(needs, workspace, '1', clock.now());
    await give(notice('1', 'a'), notice('404', 'b'));
    expect(await take()).toEqual([]);
    clock.advance(120_000);
    await markBlocked(needs, workspace, '1', null);
    expect(await take()).toEqual([]);
    clock.advance(31 * day);
    for (const sweep of peopleSweeps(needs)) await sweep.run();
    expect((await exportPerson(needs, workspace, '1'))['notices']).toEqual([]);
  });
});
