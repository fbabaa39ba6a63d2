import { sql } from 'kysely';
import { transaction } from '#database';
import { approveTask, changeSettings, enableExchange, getTask } from '#exchange';
import { isId, newId, stars } from '#kernel';
import { places, post as book } from '#ledger';
import { acceptRules, meetPerson } from '#people';
import type { ScriptedWorld } from '#test/exchange';
import { ask, type Tenant, type TestApi } from './test-api.ts';

type Parts = { readonly ours: Tenant; readonly theirs: Tenant; readonly world: ScriptedWorld; readonly bot: string };

/**
 * What another workspace has in its exchange: a task, a claim of it, an appeal and a worker. Our exchange is enabled as well, so
 * that it is these that we do not find.
 */
export async function theirExchange(api: TestApi, parts: Parts): Promise<Record<string, string>> {
  const { ours, theirs } = parts;
  await enableExchange(api.needs, ours.workspace, { acceptedBy: 'test', rulesVersion: '1', bot: newId('bot') });
  const task = await theirTask(api, parts);
  const worker = await theirWorker(api, theirs);
  const claimed = await ask(api, 'POST', '/v1/claims', { key: theirs.key, body: { task, user: worker } });
  const { claim = '' } = claimed.json<{ claim?: string }>();
  return { task, claim, worker, appeal: await theirAppeal(api, theirs) };
}

async function theirTask(api: TestApi, { theirs: { workspace, key }, world, bot }: Parts): Promise<string> {
  const { needs, clock } = api;
  if (!isId('bot', bot)) throw new Error(`"${bot}" is no bot.`);
  await enableExchange(needs, workspace, { acceptedBy: 'test', rulesVersion: '1', bot });
  await changeSettings(needs, workspace, { review: { mode: 'first', tasks: 0 } }, 'test');
  const postings = [{ from: places.world('stars', 'x'), to: places.user('their-advertiser'), amount: stars(100) }];
  const funded = { workspace, key: 'fund the advertiser', reason: 'test.fund', postings };
  await transaction(needs.pool, (tx) => book(tx, clock, funded));
  world.channel('their_channel', 'their-advertiser');
  const reward = { asset: 'XTR', amount: '1' };
  const body = { user: 'their-advertiser', kind: 'subscribe', target: '@their_channel', reward, slots: 10 };
  const { task = '' } = (await ask(api, 'POST', '/v1/tasks', { key, body })).json<{ task?: string }>();
  const { status } = await getTask(needs.pool, workspace, task);
  if (status === 'review')
    await transaction(needs.pool, (tx) => approveTask(tx, needs, workspace, { task, by: 'test' }));
  return task;
}

/** Somebody who came in through their bot, and accepted the rules. */
async function theirWorker({ needs }: TestApi, { workspace }: Tenant): Promise<string> {
  const { user } = await meetPerson(needs, workspace, { telegramId: '770077', firstName: 'Ann', isPremium: false });
  await acceptRules(needs, workspace, user, { isOfAge: true, version: '1' });
  return user;
}

/** An appeal of theirs that waits for a decision. */
async function theirAppeal({ needs }: TestApi, { workspace }: Tenant): Promise<string> {
  const appeal = newId('apl');
  await sql`insert into moderation.appeal (workspace_id, id, claim, worker, words, status, opened_at, due_at)
    values (${workspace}, ${appeal}, ${newId('clm')}, '770077', 'I was there.', 'open', now(), now())`.execute(
    needs.pool,
  );
  return appeal;
}
