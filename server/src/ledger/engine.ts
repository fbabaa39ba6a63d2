import pg from 'pg';
import type { Clock, WorkspaceId } from '#kernel';
import { bigintTypes, surviveBreaks } from '#database';
import { rememberAccounts } from './account-ids.ts';
import type { Batch } from './batch.ts';
import { enter, leave, openLane, type Lane } from './lane.ts';
import { postBatch } from './post-batch.ts';
import { readyTransfer } from './ready-transfer.ts';
import { runBatch } from './run-batch.ts';
import type { Posted, Transfer } from './transfer.ts';

export type EngineOptions = {
  readonly url: string;
  readonly clock: Clock;
  /** Connections of the engine's own, shared by all workspaces. */
  readonly connections?: number;
  /** Requests of one workspace that may wait; beyond it callers are refused with `overloaded`. */
  readonly waitingMax?: number;
};

/** Gathers the callers of one process into batches: one SQL call and one commit for all who came meanwhile. */
export type Engine = {
  /** Books a transfer. Refusals as `post`, each thrown to its own caller; and `overloaded`. */
  post(transfer: Transfer): Promise<Posted>;
  /** Runs a request in the next batch of its kind, on the lane of the workspace. */
  run<Q, A>(batch: Batch<Q, A>, workspace: WorkspaceId, request: Q): Promise<A>;
  /** What has passed through since it was opened, and what waits now: for the measurements of a process. */
  figures(): EngineFigures;
  /** Waits for what is under way and closes the connections. */
  close(): Promise<void>;
};

export type EngineFigures = { readonly batches: number; readonly requests: number; readonly waiting: number };

const sessionOptions = '-c plan_cache_mode=force_generic_plan -c jit=off -c lock_timeout=10s';

async function openConnections(url: string, max: number, onConnect: () => void): Promise<pg.Pool> {
  const connections = new pg.Pool({
    connectionString: url,
    max,
    types: bigintTypes,
    options: sessionOptions,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 10_000,
  });
  surviveBreaks(connections);
  connections.on('connect', onConnect);
  const all = await Promise.all(Array.from({ length: max }, () => connections.connect()));
  for (const connection of all) connection.release();
  return connections;
}

/** Opens an engine with connections of its own. Any number of engines and processes may work on the same books. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { url, clock, connections: max = 4, waitingMax = 16_384 } = options;
  const lanes = new Map<string, Lane>();
  const memory = rememberAccounts();
  const posts = postBatch(memory);
  const connections = await openConnections(url, max, () => memory.forget());

  const laneOf = (workspace: WorkspaceId, batch: { readonly name: string; readonly writes: boolean }) => {
    const name = batch.writes ? `${workspace}` : `${workspace} ${batch.name}`;
    let lane = lanes.get(name);
    if (!lane) lanes.set(name, (lane = openLane(workspace)));
    return lane;
  };
  const passed = { batches: 0, requests: 0 };
  const start = (lane: Lane) => {
    for (let queue = leave(lane); queue; queue = leave(lane)) {
      lane.running += 1;
      passed.batches += 1;
      passed.requests += queue.waiting.length;
      void runBatch({ connections, clock }, lane.workspace, queue).then(() => {
        lane.running -= 1;
        startSoon(lane);
      });
    }
  };
  // What comes in the same turn of the event loop goes in the same batch; nobody ever waits for a timer.
  const startSoon = (lane: Lane) => {
    if (lane.starting) return;
    lane.starting = true;
    setImmediate(() => {
      lane.starting = false;
      start(lane);
    });
  };
  const run = <Q, A>(batch: Batch<Q, A>, workspace: WorkspaceId, request: Q): Promise<A> => {
    const lane = laneOf(workspace, batch);
    const answer = enter(lane, waitingMax, batch, request);
    startSoon(lane);
    return answer;
  };
  return {
    run,
    async post(transfer) {
      return run(posts, transfer.workspace, readyTransfer(transfer));
    },
    figures: () => ({ ...passed, waiting: [...lanes.values()].reduce((sum, lane) => sum + lane.waiting, 0) }),
    async close() {
      while ([...lanes.values()].some((lane) => lane.running > 0 || lane.waiting > 0))
        await new Promise((resolve) => setTimeout(resolve, 1));
      await connections.end();
    },
  };
}
