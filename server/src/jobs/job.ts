/** What a job or an event carries: plain JSON. */
export type JsonObject = { readonly [key: string]: Json };
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/**
 * Every queue there is. A job's name is in this one list, so a job without a handler does not compile.
 * `retries` are the tries after the first one that failed; a job that used them up is a dead letter.
 */
export const queues = {
  'billing.ask_payload': { retries: 8, atOnce: 4 },
  'refills.offer': { retries: 8, atOnce: 4 },
} as const satisfies Readonly<Record<string, { retries: number; atOnce: number }>>;

export type Job = keyof typeof queues;

export const jobs = Object.keys(queues) as readonly Job[];

/** Does one job. It may run more than once for one enqueueing, so it has to be safe to repeat. */
export type Handler = (data: JsonObject) => Promise<void>;

/**
 * Work that comes due by the clock, found in a module's own tables. Answers how much it did. Sweeps of one lane run one
 * after another, lanes beside each other: what waits for somebody else's computer has a lane of its own.
 */
export type Sweep = { readonly name: string; readonly lane?: string; run(): Promise<number> };

/** Where a module says what an operator should know. A pino logger fits. */
export type Log = {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
};
