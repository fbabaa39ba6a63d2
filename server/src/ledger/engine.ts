import pg from 'pg';
import { Refusal, type Clock, type WorkspaceId } from '#kernel';
import { bigintTypes, surviveBreaks } from '#database';
import { rememberAccounts } from './account-ids.ts';
import { checkTransfer } from './check-transfer.ts';
import { OutcomeUnknown, type Batch } from './batch.ts';
import { enter, leave, openLane, type Lane, type Queue } from './lane.ts';
import { postBatch, type Asked } from './post-batch.ts';
import { hashOf } from './encode-transfers.ts';
import type { Posted, Transfer } from './transfer.ts';

export type EngineOptions = {
  readonly url: string;
  readonly clock: Clock;
  /** Connections of the engine's own, shared by all workspaces. */
  readonly connections?: number;
  /** Requests of one workspace that may wait; beyond it callers are refused with `overloaded`. */
  readonly waitingMax?: number;
};

/** Gathers callers of one process into batches: one SQL call and one commit for all who came meanwhile. */
export type Engine = {
  /** Books a transfer. Refusals as `post`, each thrown to its own caller; and `overloaded`. */
  post(transfer: Transfer): Promise<Posted>;
  /** Runs a request in the next batch of its kind, on the lane of the workspace. */
  run<Q, A>(batch: Batch<Q, A>, workspace: WorkspaceId, request: Q): Promise<A>;
  /** Waits for what is under way and closes the connections. */
  close(): Promise<void>;
};

const batchMax = 1024;
const sessionOptions = '-c plan_cache_mode=force_generic_plan -c jit=off -c lock_timeout=10s';

export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { url, clock, connections = 4, waitingMax = 16_384 } = options;
  const pool = new pg.Pool({ connectionString: url, max: connections, types: bigintTypes, options: sessionOptions });
  surviveBreaks(pool);
  await pool.query('select 1');
  const lanes = new Map<string, Lane>();
  const posts = new Map<WorkspaceId, Batch<Asked, Posted>>();
  const memory = rememberAccounts();

  const laneOf = (workspace: WorkspaceId, batch: { name: string; writes: boolean }) => {
    const name = batch.writes ? `${workspace}` : `${workspace} ${batch.name}`;
    let lane = lanes.get(name);
    if (!lane) lanes.set(name, (lane = openLane(workspace)));
    return lane;
  };
  const kick = (lane: Lane) => {
    if (lane.busy) return;
    lane.busy = true;
    setImmediate(() => void work(lane));
  };
  const work = async (lane: Lane) => {
    for (let queue = leave(lane, batchMax); queue; queue = leave(lane, batchMax))
      await runQueue(pool, clock, lane.workspace, queue);
    lane.busy = false;
  };
  const run = <Q, A>(batch: Batch<Q, A>, workspace: WorkspaceId, request: Q): Promise<A> => {
    const lane = laneOf(workspace, batch);
    const answer = enter(lane, waitingMax, batch, request);
    kick(lane);
    return answer;
  };
  const postsOf = (workspace: WorkspaceId) => {
    let batch = posts.get(workspace);
    if (!batch) posts.set(workspace, (batch = postBatch(workspace, memory)));
    return batch;
  };
  return {
    run,
    async post(transfer) {
      checkTransfer(transfer);
      return run(postsOf(transfer.workspace), transfer.workspace, { transfer, hash: hashOf(transfer) });
    },
    async close() {
      while ([...lanes.values()].some((lane) => lane.busy)) await new Promise(setImmediate);
      await pool.end();
    },
  };
}

async function runQueue(pool: pg.Pool, clock: Clock, workspace: number, queue: Queue<unknown, unknown>): Promise<void> {
  const { batch, waiting } = queue;
  try {
    const requests = waiting.map((one) => one.request);
    const values = [workspace, clock.now(), ...batch.encode(requests)];
    const { rows } = await pool.query({ name: batch.name, text: batch.sql, values, rowMode: 'array' });
    const answers = batch.decode(rows as unknown[][], requests);
    waiting.forEach((one, index) => {
      const answer = answers[index];
      if (answer instanceof Error) one.reject(answer);
      else one.resolve(answer);
    });
  } catch (error) {
    await afterFailure(error, () => halves(pool, clock, workspace, queue), queue);
  }
}

/** A batch that fails as a whole has booked nothing: halving it finds the one request that spoils it. */
async function halves(pool: pg.Pool, clock: Clock, workspace: number, { batch, waiting }: Queue<unknown, unknown>) {
  const middle = Math.ceil(waiting.length / 2);
  await runQueue(pool, clock, workspace, { batch, waiting: waiting.slice(0, middle) });
  await runQueue(pool, clock, workspace, { batch, waiting: waiting.slice(middle) });
}

async function afterFailure(error: unknown, retry: () => Promise<void>, queue: Queue<unknown, unknown>): Promise<void> {
  const refuse = (reason: unknown) => queue.waiting.forEach((one) => one.reject(reason));
  if (!(error instanceof pg.DatabaseError) || isConnectionLost(error.code)) return refuse(new OutcomeUnknown(error));
  if (error.code === lockNotAvailable)
    return refuse(new Refusal('overloaded', 'The books are busy. Repeat it in a moment.'));
  if (queue.waiting.length === 1) return refuse(error);
  await retry();
}

const lockNotAvailable = '55P03';
const isConnectionLost = (code: string | undefined) =>
  code === undefined || code.startsWith('08') || code.startsWith('57P');
