import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTask, getTask, type Task, type TaskInput } from '#exchange';
import { voidClaim } from '#claims';
import { movableClock, newId, stars, type MovableClock } from '#kernel';
import { audit, places } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';
import { openClaimDesk, type ClaimDesk } from '#test/exchange';
import { appealTransitions } from './appeal.ts';
import {
  addBlock,
  addControlTask,
  complain,
  decideAppeal,
  decideTask,
  getReviews,
  listAppeals,
  listComplaints,
  listQueue,
  moderationSweeps,
  openAppeal,
  optIn,
  optOut,
  readModerationStatistics,
  readTransparencyLog,
  removeBlock,
  screen,
  taskMade,
  type ModerationNeeds,
} from './index.ts';

const hours = (n: number) => n * 3_600_000;
let database: TestDatabase;
let clock: MovableClock;
let desk: ClaimDesk;
let needs: ModerationNeeds;
let numbers = 0;

beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.drop());
beforeEach(async () => {
  clock = movableClock(new Date('2026-11-20T10:00:00Z'));
  desk = await openClaimDesk({ pool: database.pool, clock });
  needs = { ...desk.needs, screen, taskMade: (tx, task) => taskMade(tx, {}, task) };
});

const owner = async () => (await desk.task({ slots: 1 })).owner;
const make = async (more: Partial<TaskInput> = {}): Promise<Task> => {
  const input = { owner: more.owner ?? (await owner()), kind: 'subscribe', asked: desk.target.id, slots: 10 } as const;
  const rest = { key: `test:mod-${(numbers += 1)}`, actor: 'key:boss', reward: stars(10n) };
  return createTask(needs, desk.workspace, { category: 'news', ...input, ...rest, ...more });
};
const decide = (task: Task, decision: 'approve' | 'reject', by = 'key:mo') =>
  decideTask(needs, desk.workspace, {
    task: task.id,
    decision,
    reasons: decision === 'reject' ? ['misleading'] : [],
    by,
  });
const now = ({ id }: Task) => getTask(database.pool, desk.workspace, id);
const sweep = async () => {
  for (const each of moderationSweeps(needs)) await each.run();
};
const refused = (code: string) => expect.objectContaining({ code });

describe('the queue', () => {
  it('holds a new task with its findings until somebody decides, once', async () => {
    const task = await make();
    const { reviews } = await listQueue(database.pool, { workspace: desk.workspace });
    expect(reviews).toMatchObject([{ task: task.id, cause: 'new', isRisky: false }]);
    expect(reviews[0]?.findings.map(({ code }) => code)).toEqual(['duplicate_task']);
    expect(await decide(task, 'approve')).toMatchObject({ isDecided: true, task: { status: 'live' } });
    await expect(decide(task, 'approve')).rejects.toEqual(refused('already_decided'));
    expect(await listQueue(database.pool, { workspace: desk.workspace })).toEqual({ reviews: [] });
  });

  it('asks two different people about risky topics, and nobody about a task of their own', async () => {
    const task = await make({ category: 'crypto' });
    await expect(decide(task, 'approve', task.owner)).rejects.toEqual(refused('another_person_needed'));
    expect(await decide(task, 'approve', 'key:mo')).toMatchObject({ isDecided: false, task: { status: 'review' } });
    await expect(decide(task, 'approve', 'key:mo')).rejects.toEqual(refused('another_person_needed'));
    expect(await decide(task, 'approve', 'key:al')).toMatchObject({ isDecided: true, task: { status: 'live' } });
    const [review] = await getReviews(database.pool, desk.workspace, task.id);
    expect(review?.decisions.map(({ actor }) => actor)).toEqual(['key:mo', 'key:al']);
  });

  it('gives all of the money back with a no, which names a reason', async () => {
    const task = await make();
    const before = await desk.balance(places.user(task.owner));
    const silent = decideTask(needs, desk.workspace, { task: task.id, decision: 'reject', reasons: [], by: 'key:mo' });
    await expect(silent).rejects.toEqual(refused('invalid_request'));
    expect(await decide(task, 'reject')).toMatchObject({ task: { status: 'rejected' } });
    expect(Number(await desk.balance(places.user(task.owner))) - Number(before)).toBe(125);
  });

  it('lets go of what ended before anybody decided', async () => {
    const target = desk.world.channel('gone', '77');
    const task = await make({
      endsAt: new Date(clock.now().getTime() + hours(2)),
      asked: target.id,
      owner: await ownerOf(target.id),
    });
    clock.advance(hours(3));
    await desk.settle();
    await sweep();
    expect(await getReviews(database.pool, desk.workspace, task.id)).toMatchObject([{ outcome: 'gone' }]);
  });
});

/** The desk's advertiser is in charge of everything they ask for. */
async function ownerOf(id: string): Promise<string> {
  const advertiser = await owner();
  desk.world.handsOver({ ...desk.target, id } as typeof desk.target, advertiser);
  return advertiser;
}

describe('blocklists and opt-outs', () => {
  it('refuse a task at once, in any spelling, until it is taken off', async () => {
    const target = desk.world.channel('Grand CASINO', '77');
    const advertiser = await ownerOf(target.id);
    await addBlock(needs, desk.workspace, { list: 'word', value: 'Саsino', reason: 'Gambling.', actor: 'key:mo' });
    await expect(make({ owner: advertiser, asked: target.id })).rejects.toEqual(refused('target_blocked'));
    await removeBlock(needs, desk.workspace, { list: 'word', value: 'casino', actor: 'key:mo' });
    await expect(make({ owner: advertiser, asked: target.id })).resolves.toMatchObject({ status: 'review' });
    const bad = addBlock(needs, desk.workspace, { list: 'country', value: 'Nowhere', reason: 'x', actor: 'key:mo' });
    await expect(bad).rejects.toEqual(refused('invalid_request'));
  });

  it('let whoever is in charge keep a channel out: open tasks end, and new ones are refused until it is let in', async () => {
    const task = await desk.task({ slots: 10 });
    const worker = await desk.worker();
    await desk.claim(task, worker);
    const before = Number(await desk.balance(places.user(task.owner)));
    const asked = { target: desk.target.id, type: 'chat' as const };
    const strange = optOut(needs, desk.workspace, { ...asked, by: worker });
    await expect(strange).rejects.toEqual(refused('target_not_proven'));
    await optOut(needs, desk.workspace, { ...asked, by: task.owner });
    expect(await now(task)).toMatchObject({ status: 'ended', endReason: 'opt_out', slots: 1 });
    expect(Number(await desk.balance(places.user(task.owner))) - before).toBe(9 * 12.5);
    await expect(make({ owner: task.owner })).rejects.toEqual(refused('target_blocked'));
    await optIn(needs, desk.workspace, { ...asked, by: task.owner });
    await expect(make({ owner: task.owner })).resolves.toMatchObject({ status: 'review' });
  });
});

describe('complaints', () => {
  it('of three people pause a task; a yes dismisses them and it runs again', async () => {
    const task = await desk.task();
    for (const reason of ['spam', 'scam', 'adult'] as const) {
      expect((await now(task)).status).toBe('live');
      const by = await desk.worker();
      const complaint = await complain(needs, desk.workspace, { task: task.id, by, reason, text: 'Look at it.' });
      expect(await complain(needs, desk.workspace, { task: task.id, by, reason: 'other' })).toEqual(complaint);
    }
    expect(await now(task)).toMatchObject({ status: 'paused', pauses: ['complaints'] });
    const own = complain(needs, desk.workspace, { task: task.id, by: task.owner, reason: 'spam' });
    await expect(own).rejects.toEqual(refused('not_eligible'));
    expect(await decide(task, 'approve')).toMatchObject({ task: { status: 'live', pauses: [] } });
    const { complaints } = await listComplaints(database.pool, { workspace: desk.workspace, task: task.id });
    expect(complaints.map(({ outcome }) => outcome)).toEqual(['dismissed', 'dismissed', 'dismissed']);
  });

  it('that are upheld end the task, give the rest back and stay with the advertiser', async () => {
    const task = await desk.task({ slots: 3 });
    await desk.hold(task, await desk.worker());
    for (const reason of ['spam', 'scam', 'adult'] as const)
      await complain(needs, desk.workspace, { task: task.id, by: await desk.worker(), reason });
    await decide(task, 'reject');
    expect(await now(task)).toMatchObject({ status: 'ended', taken: 1, slots: 1 });
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from trust.event
      where workspace_id = ${desk.workspace} and user_id = ${task.owner} and kind = 'complaint'`.execute(database.pool);
    expect(rows[0]?.count).toBe(3);
  });

  it('of somebody who was wrong three times in a row pause nothing', async () => {
    const by = await desk.worker();
    for (let wrong = 0; wrong < 3; wrong++) {
      const task = await desk.task({ slots: 1 });
      await complain(needs, desk.workspace, { task: task.id, by, reason: 'spam' });
      for (let more = 0; more < 2; more++)
        await complain(needs, desk.workspace, { task: task.id, by: await desk.worker(), reason: 'spam' });
      await decide(task, 'approve');
    }
    const task = await desk.task({ slots: 1 });
    const last = await complain(needs, desk.workspace, { task: task.id, by, reason: 'spam' });
    expect(last.counts).toBe(false);
  });
});

describe('a target', () => {
  it('that is called something else pauses its task until somebody has seen it', async () => {
    const made = await make();
    const { task } = await decide(made, 'approve');
    await sweep();
    desk.world.renames(desk.target, 'Grand opening');
    clock.advance(hours(23));
    await sweep();
    expect((await now(task)).status).toBe('live');
    clock.advance(hours(2));
    desk.world.breaks({ reason: 'rate_limited' });
    await sweep();
    expect((await now(task)).status).toBe('live');
    desk.world.mends();
    clock.advance(hours(1));
    await sweep();
    expect(await now(task)).toMatchObject({ status: 'paused', pauses: ['changed'] });
    const { reviews } = await listQueue(database.pool, { workspace: desk.workspace, cause: 'changed' });
    expect(reviews[0]?.findings).toMatchObject([{ code: 'title_changed', detail: desk.target.title }]);
    await decide(task, 'approve', 'key:al');
    clock.advance(hours(25));
    await sweep();
    expect((await now(task)).status).toBe('live');
    desk.world.handsOver(desk.target, '1');
    clock.advance(hours(25));
    await sweep();
    expect((await now(task)).status).toBe('paused');
  });
});

describe('appeals', () => {
  it('have states that are the same in the code, in SQL and in the picture', async () => {
    const steps = Object.entries(appealTransitions).flatMap(([from, tos]) => tos.map((to) => `${from} --> ${to}`));
    const names = Object.keys(appealTransitions);
    const { rows } = await sql<{ step: string }>`
      select f || ' --> ' || t as step from unnest(${names}::text[]) f, unnest(${names}::text[]) t
      where moderation.appeal_may_become(f, t)`.execute(database.pool);
    expect(rows.map(({ step }) => step).sort()).toEqual(steps.toSorted());
    const readme = await readFile(new URL('README.md', import.meta.url), 'utf8');
    for (const step of steps) expect(readme).toContain(step);
  });

  it('are decided once; upheld, the worker is paid, from a free slot or by the house', async () => {
    const task = await desk.task({ slots: 2 });
    const [left, stayed] = [await desk.worker(), await desk.worker()];
    for (const worker of [left, stayed]) {
      const claim = await desk.hold(task, worker);
      const early = openAppeal(needs, desk.workspace, { claim: claim.id, by: worker, text: 'No.' });
      await expect(early).rejects.toEqual(refused('claim_not_open'));
      await voidClaim(needs, desk.workspace, claim.id, { reason: 'operator', by: 'key:mo' });
      const strange = openAppeal(needs, desk.workspace, { claim: claim.id, by: 'other', text: 'No.' });
      await expect(strange).rejects.toEqual(refused('not_found'));
      await openAppeal(needs, desk.workspace, { claim: claim.id, by: worker, text: 'I was there.' });
    }
    const { appeals } = await listAppeals(database.pool, { workspace: desk.workspace, status: 'open' });
    const [second, first] = appeals;
    const say = (id: string, outcome: 'upheld' | 'dismissed') =>
      decideAppeal(needs, desk.workspace, { appeal: id, outcome, reason: 'Seen.', by: 'key:al' });
    for (let times = 0; times < 2; times++) await say(first?.id ?? '', 'upheld');
    await say(second?.id ?? '', 'dismissed');
    await expect(say(second?.id ?? '', 'upheld')).rejects.toEqual(refused('already_decided'));
    expect(await desk.balance(places.user(left))).toBe('10');
    expect(await desk.balance(places.user(stayed))).toBe('0');
    expect(await audit(database.pool, desk.workspace)).toMatchObject({ ok: true });
  });

  it('can be opened for seven days, and nobody having decided for five pays the worker', async () => {
    const task = await desk.task({ slots: 2 });
    const claims = [];
    for (let n = 0; n < 2; n++) {
      const claim = await desk.hold(task, await desk.worker());
      claims.push(await voidClaim(needs, desk.workspace, claim.id, { reason: 'operator', by: 'key:mo' }));
    }
    const [claim, late] = claims;
    clock.advance(hours(7 * 24) - 60_000);
    await openAppeal(needs, desk.workspace, { claim: claim?.id ?? '', by: claim?.worker ?? '', text: 'I was there.' });
    clock.advance(120_000);
    const open = openAppeal(needs, desk.workspace, { claim: late?.id ?? '', by: late?.worker ?? '', text: 'Me too.' });
    await expect(open).rejects.toEqual(refused('too_late'));
    clock.advance(hours(5 * 24));
    await sweep();
    await sweep();
    const { appeals } = await listAppeals(database.pool, { workspace: desk.workspace });
    expect(appeals).toMatchObject([{ status: 'upheld', actor: 'platform:deadline' }]);
    expect(await desk.balance(places.user(claim?.worker ?? ''))).toBe('10');
  });
});

describe('control tasks', () => {
  it('are paid by the house, and what workers do on them is kept with their trust', async () => {
    const target = desk.world.channel('decoy', '77');
    const advertiser = await ownerOf(target.id);
    const reward = stars(10n);
    const input = {
      key: 'test:control',
      actor: 'key:mo',
      owner: advertiser,
      kind: 'subscribe',
      asked: target.id,
    } as const;
    const task = await addControlTask(needs, desk.workspace, { ...input, reward, slots: 2 });
    expect(await addControlTask(needs, desk.workspace, { ...input, reward, slots: 2 })).toMatchObject({ id: task.id });
    expect(task.status).toBe('live');
    expect(await desk.balance(places.cost('control'))).toBe('-25');
    const [honest, hasty] = [await desk.worker(), await desk.worker()];
    for (const worker of [honest, hasty]) await desk.hold(task, worker);
    desk.world.leaves(hasty, target);
    await desk.goes(task, hasty);
    clock.advance(hours(22 * 24));
    await desk.settle();
    await sweep();
    const { controls } = await readModerationStatistics(
      database.pool,
      desk.workspace,
      { from: new Date(0), to: new Date('2100-01-01') },
      clock.now(),
    );
    expect(controls).toEqual({ passed: 1, failed: 1 });
  });
});

describe('the transparency log', () => {
  it('tells what was done in order, is append-only and names nobody', async () => {
    const task = await make();
    await decide(task, 'approve');
    const { entries } = await readTransparencyLog(database.pool, desk.workspace);
    expect(entries).toMatchObject([{ action: 'task_approved', about: task.id }]);
    const change = sql`update moderation.log_entry set about = ${newId('tsk')}`.execute(database.pool);
    await expect(change).rejects.toThrow('append-only');
    const { reviews } = await readModerationStatistics(
      database.pool,
      desk.workspace,
      { from: new Date(0), to: new Date('2100-01-01') },
      clock.now(),
    );
    expect(reviews).toMatchObject({ approved: 1, waiting: 0, medianSeconds: 0 });
  });
});
