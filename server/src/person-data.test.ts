import { afterAll, beforeAll, expect, it } from 'vitest';
import { voidClaim } from '#claims';
import { stoppedClock } from '#kernel';
import { complain, decideAppeal, openAppeal } from '#moderation';
import { erasePerson, exportPerson } from '#people';
import { freshDatabase, type TestDatabase } from '#test';
import { openClaimDesk } from '#test/exchange';
import { personData } from './person-data.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database?.drop());

it('what somebody wrote in complaints and appeals is told them, and goes with them, once no appeal is open', async () => {
  const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
  const desk = await openClaimDesk({ pool: database.pool, clock });
  const { workspace } = desk;
  const needs = { ...desk.needs, ...personData({ pool: database.pool }) };
  const task = await desk.task();
  const user = await desk.worker();
  const { id } = await desk.hold(task, user);
  await complain(needs, workspace, { task: task.id, by: user, reason: 'scam', text: 'It lied to me.' });
  await voidClaim(needs, workspace, id, { reason: 'operator', by: 'key:mo' });
  const appeal = await openAppeal(needs, workspace, { claim: id, by: user, text: 'I was there.' });
  const told = async () => {
    const all = await exportPerson(needs, workspace, user, await needs.partsOf(workspace, user));
    return { complaints: all['complaints'], appeals: all['appeals'] };
  };
  expect(await told()).toMatchObject({
    complaints: [{ words: 'It lied to me.' }],
    appeals: [{ words: 'I was there.', status: 'open' }],
  });
  const erase = () => erasePerson(needs, workspace, user, { by: user });
  await expect(erase()).rejects.toMatchObject({ code: 'money_not_settled', details: { reasons: ['appeal'] } });
  const decided = { appeal: appeal.id, outcome: 'dismissed', reason: 'Seen.', by: 'key:al' } as const;
  await decideAppeal(needs, workspace, decided);
  await erase();
  expect(await told()).toMatchObject({
    complaints: [{ words: null, reason: 'scam' }],
    appeals: [{ words: '', status: 'dismissed', reason: 'Seen.' }],
  });
});
