import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import type { ServerCpu, Server } from './http-server.ts';

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
};

/** What came of it. Latencies are in milliseconds and of successes only. */
export type LoadResult = {
  readonly answered: number;
  /** Answers that were no 200, or not `allowed`, and broken connections. */
  readonly failed: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpuMicroseconds: number;
};

/** One measured stretch, with what each side paid per request in microseconds of processor time. */
export type Round = LoadResult & { readonly cpu: ServerCpu & { readonly load: number } };

/** Loads a server from another process and measures. Throws when any request failed. */
export async function measure(server: Server, load: Omit<Load, 'url'>): Promise<Round> {
  const file = path.join(import.meta.dirname, 'http-load.ts');
  const child = spawn(process.execPath, [file, JSON.stringify({ ...load, url: server.url })], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (!child.stdout) throw new Error('The load has no output to read.');
  const output = text(child.stdout);
  const ended = once(child, 'exit');
  await Promise.race([once(child, 'message'), ended]);
  const before = server.cpu();
  await ended;
  const after = server.cpu();
  const result = JSON.parse(await output) as LoadResult;
  if (result.failed > 0 || result.answered === 0)
    throw new Error(`${load.path}: ${result.failed} requests failed, ${result.answered} succeeded.`);
  const each = (microseconds: number) => microseconds / result.answered;
  return {
    ...result,
    cpu: {
      node: each(after.node - before.node),
      postgres: each(after.postgres - before.postgres),
      load: each(result.cpuMicroseconds),
    },
  };
}
