import { Refusal, type WorkspaceId } from '#kernel';
import type { Service } from '#catalogue';
import { transaction, type Tx } from '#database';
import { createTask, holdOf, noteNews, readSettings, type Task, type TaskInput } from '#exchange';
import type { Begun, Run } from '#reselling/fulfilment';
import type { WorkforceNeeds } from './needs.ts';
import { findWork, insertWork } from './work-rows.ts';

/** Somebody else has begun or stopped this run meanwhile, so its task is not made. */
class DecidedMeanwhile extends Error {
  override readonly name = 'DecidedMeanwhile';
}

/**
 * Makes the task of a run, paid by the treasury: its money is set aside before anybody is asked to work, and the run and
 * its task are written together. Our bot's right at the target is proof enough. Begun once, however often it is called.
 */
export async function beginRun(needs: WorkforceNeeds, run: Run): Promise<Begun> {
  const known = await decided(needs, run);
  if (known) return known;
  try {
    await make(needs, run);
    return { state: 'begun' };
  } catch (error) {
    const meanwhile = error instanceof DecidedMeanwhile ? await decided(needs, run) : undefined;
    if (meanwhile) return meanwhile;
    if (error instanceof Refusal) return refusedAs(needs, run, error);
    throw error;
  }
}

async function make(needs: WorkforceNeeds, run: Run): Promise<void> {
  const input = await inputOf(needs, run);
  const taskMade = async (tx: Tx, task: Task, about: { readonly members?: number }) => {
    await needs.taskMade?.(tx, task, about);
    await keep(tx, needs, run, task, about.members);
  };
  await createTask({ ...needs, taskMade }, run.workspace, input);
}

async function decided({ pool }: Pick<WorkforceNeeds, 'pool'>, run: Run): Promise<Begun | undefined> {
  const work = await findWork(pool, { ...run, run: run.number });
  if (!work) return undefined;
  return work.task === null ? { state: 'impossible', reason: work.reason ?? 'stopped' } : { state: 'begun' };
}

/** The start of what boosts or bots count is told by nobody. The first news of the run are that it began. */
async function keep(tx: Tx, { clock }: WorkforceNeeds, run: Run, task: Task, members?: number): Promise<void> {
  const { workspace, order, number, quantity } = run;
  const startCount = task.kind === 'subscribe' ? (members ?? null) : null;
  const work = { workspace, order, run: number, task: task.id, reason: null, quantity, startCount, at: clock.now() };
  if (!(await insertWork(tx, work))) throw new DecidedMeanwhile();
  await noteNews(tx, workspace, [task.id]);
}

async function inputOf({ pool }: WorkforceNeeds, run: Run): Promise<TaskInput> {
  const { workspace, order, number, service, link, quantity } = run;
  const { kind, pricing } = service;
  if (kind === null || pricing.by !== 'formula')
    throw new Refusal('invalid_request', 'Workers do only what their reward is known for.');
  return {
    owner: order,
    payer: 'treasury',
    kind,
    asked: link,
    ...(kind === 'bot_start' && { startProof: 'instance' as const }),
    reward: pricing.reward,
    slots: quantity,
    guaranteeSeconds: await guaranteeOfService(pool, workspace, service, pricing.reward.asset),
    key: `ro:${order}:${number}`,
    actor: 'asterism',
  };
}

/** As long as the service is refilled, and no longer than somebody looks. */
async function guaranteeOfService(
  pool: WorkforceNeeds['pool'],
  workspace: WorkspaceId,
  { refill, refillDays }: Service,
  asset: string,
): Promise<number> {
  const most = holdOf(await readSettings(pool, workspace), asset);
  return refill ? Math.min(most, refillDays * 86_400) : 0;
}

/** What mends itself, or is mended by the operator, is asked again; the rest is for the buyer, whose money goes back. */
const passing: ReadonlySet<string> = new Set([
  'insufficient_funds',
  'exchange_disabled',
  'read_only',
  'kind_stopped',
  'checker_unavailable',
]);

async function refusedAs(needs: WorkforceNeeds, run: Run, { code, details }: Refusal): Promise<Begun> {
  if (passing.has(code)) return { state: 'waiting', reason: code === 'insufficient_funds' ? 'treasury_short' : code };
  const why = details['reason'];
  return neverBegins(needs, run, typeof why === 'string' ? why : code);
}

/** Kept, so that the same run asked about beside this never begins after its money went back. */
async function neverBegins({ pool, clock }: WorkforceNeeds, run: Run, reason: string): Promise<Begun> {
  const { workspace, order, number, quantity } = run;
  const stopped = { workspace, order, run: number, task: null, reason, quantity, startCount: null, at: clock.now() };
  const isKept = await transaction(pool, (tx) => insertWork(tx, stopped));
  return isKept ? { state: 'impossible', reason } : ((await decided({ pool }, run)) ?? { state: 'impossible', reason });
}
