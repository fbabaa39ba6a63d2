import type { Clock } from '#kernel';
import type { Handler, Job, Log, Sweep } from './job.ts';

export type JobsOptions = {
  readonly url: string;
  readonly clock: Clock;
  readonly handlers: Readonly<Record<Job, Handler>>;
  readonly sweeps: readonly Sweep[];
  readonly log?: Log;
};

export type Jobs = {
  /** Runs the sweeps and waits until the queues are empty. True when all is quiet, false when `seconds` (15) ran out. */
  settle(seconds?: number): Promise<boolean>;
  /** Lets what runs finish, then closes. */
  stop(): Promise<void>;
};

/** Works the queues of this process and runs its sweeps each second of real time. */
export async function openJobs(options: JobsOptions): Promise<Jobs> {
  throw new Error(`not yet: ${options.url}`);
}
