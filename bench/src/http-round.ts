import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { ServerCpu, Server } from './http-server.ts';
import type { PanelLoad } from './panel-load.ts';

/** What the load generator is to send. */
export type Load = {
  readonly url: string;
  readonly path: string;
  readonly secret: string;
  readonly connections: number;
  /** Customers c000000, c000001 … to draw from; 1 is one hot customer. */
  readonly customers: number;
  /** How Idempotency-Keys are made: rising with time (UUID 7), or at random (UUID 4). */
  readonly keys: 'time' | 'random';
  readonly warmSeconds: number;
  readonly seconds: number;
  /** Deliveries of a gateway in place of uses: each speaks of another payment, signed with this key. */
  readonly hook?: { readonly signedWith: string; readonly firstPayment: number };
  /** Requests of resellers in place of uses. */
  readonly panel?: PanelLoad;
};

/** What came of it. Latencies are in milliseconds and of successes only. */
export type LoadResult = {
  readonly answered: number;
  /** The same with the warming counted in. */
  readonly acknowledged: number;
  /** Answers that were no 200, or not `allowed`, and broken connections. */
  readonly failed: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpuMicroseconds: number;
};

/** What the load generator prints between the warming and the measuring. */
export const warmLine = 'warm';

/** One measured stretch, with what each side paid per request in microseconds of processor time. */
export type Round = LoadResult & { readonly cpu: ServerCpu & { readonly load: number } };

/** Loads a server from another process and measures. Throws when any request failed. */
export async function measure(server: Server, load: Omit<Load, 'url'>): Promise<Round> {
  const file = path.join(import.meta.dirname, 'http-load.ts');
  const child = spawn(process.execPath, [file, JSON.stringify({ ...load, url: server.url })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let before = server.cpu();
  let result: LoadResult | undefined;
  for await (const line of createInterface(child.stdout)) {
    if (line === warmLine) before = server.cpu();
    else result = JSON.parse(line) as LoadResult;
  }
  const after = server.cpu();
  if (!result) throw new Error('The load generator told nothing.');
  const { answered, failed } = result;
  if (failed > 0 || answered === 0) throw new Error(`${load.path}: ${failed} requests failed, ${answered} succeeded.`);
  const each = (microseconds: number) => microseconds / answered;
  return {
    ...result,
    cpu: {
      node: each(after.node - before.node),
      postgres: each(after.postgres - before.postgres),
      load: each(result.cpuMicroseconds),
    },
  };
}
