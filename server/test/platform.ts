import { readConfig } from '#config';
import { freePort } from '#database';
import { createKey, createWorkspace } from '#identity';
import { systemClock } from '#kernel';
import { freshDatabase } from './database.ts';
import { startPlatform, type Platform } from '../src/platform.ts';

/** A whole platform on a database of its own, with a workspace and a key to it. */
export type TestPlatform = {
  readonly url: string;
  readonly apiKey: string;
  readonly workspace: number;
  readonly controlToken: string;
  /** Stops it, as for an update of its software. */
  down(): Promise<void>;
  /** Starts it again, on the same port and database, with more settings if need be. */
  up(more?: Readonly<Record<string, string>>): Promise<void>;
  close(): Promise<void>;
};

const controlToken = 'the-control-token-of-a-test';

/** Starts a platform that speaks to this Bot API. */
export async function openTestPlatform({ telegramApiRoot }: { telegramApiRoot: string }): Promise<TestPlatform> {
  const database = await freshDatabase();
  const settings = {
    PORT: String(await freePort()),
    DATABASE_URL: database.url,
    MASTER_KEY: '07'.repeat(32),
    TELEGRAM_API_ROOT: telegramApiRoot,
    GATEWAY_ROOT: telegramApiRoot, // the sandbox emulates them beside Telegram
    CONTROL_TOKEN: controlToken,
    ALLOW_PRIVATE_URLS: 'true', // what a test stands in for listens beside it
    LOG_LEVEL: 'error',
  };
  const needs = { pool: database.pool, clock: systemClock };
  const { workspace } = await createWorkspace(needs, { name: 'Test', actor: 'test' });
  const { secret } = await createKey(needs, workspace, { name: 'test', scopes: ['all'] }, 'test');
  let running: Platform | undefined = await startPlatform(readConfig(settings));
  const down = async () => {
    await running?.close();
    running = undefined;
  };
  return {
    url: running.url,
    apiKey: secret,
    workspace,
    controlToken,
    down,
    up: async (more = {}) => void (running ??= await startPlatform(readConfig({ ...settings, ...more }))),
    async close() {
      await down();
      await database.drop();
    },
  };
}
