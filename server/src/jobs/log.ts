import type { Log } from './job.ts';

const write = (level: string) => (details: object, message: string) =>
  void process.stderr.write(`${JSON.stringify({ level, message, ...details }, plainErrors)}\n`);

const plainErrors = (_key: string, value: unknown): unknown =>
  value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value;

/** Lines of JSON on standard error: what is used where no logger was given. */
export const lineLog: Log = { info: write('info'), warn: write('warn'), error: write('error') };
