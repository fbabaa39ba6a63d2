import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { hotSeed } from '../systems/ton/index.ts';
import { startProgram, untilReady, type Program } from './program.ts';

export type RunningPlatform = Program & {
  readonly url: string;
  readonly controlToken: string;
  readonly logFile: string;
  /** The settings it runs under, for commands of the `asterism` command line beside it. */
  readonly environment: Readonly<Record<string, string>>;
};

const isReady = async (url: string): Promise<boolean> => (await fetch(`${url}/readyz`)).ok;

/**
 * Starts the real platform in a process of its own, and waits until it is ready. `folder` of the data directory is where
 * its database is, and its log beside it.
 */
export async function startPlatform(options: {
  dataDir: string;
  port: number;
  telegramApiRoot: string;
  folder?: 'platform' | 'second';
}): Promise<RunningPlatform> {
  const { dataDir, port, telegramApiRoot, folder = 'platform' } = options;
  const url = `http://localhost:${port}`;
  const keys = (await (await fetch(`${telegramApiRoot}/sandbox/keys`)).json()) as { ed25519: string };
  const controlToken = randomBytes(24).toString('base64url'); // a new one for each run, so it is kept nowhere
  const environment = {
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: path.join(dataDir, folder),
    TELEGRAM_API_ROOT: telegramApiRoot,
    TELEGRAM_MINI_APP_KEY: keys.ed25519, // the emulated Telegram signs with a key of its own
    GATEWAY_ROOT: telegramApiRoot, // the sandbox emulates them beside Telegram
    TON_MNEMONIC_SANDBOX: hotSeed(false), // the key of every emulated wallet that pays out
    LOG_REQUESTS: 'true',
    SESSIONS_PER_MINUTE: '10000', // everybody of the demo comes from this machine
    ALLOW_PRIVATE_URLS: 'true', // receivers of the demo run beside it
  };
  const program = {
    name: folder === 'platform' ? 'The platform' : 'The second platform',
    file: 'server/src/main.ts',
    environment: { ...environment, CONTROL_TOKEN: controlToken },
    logFile: path.join(dataDir, `${folder}.log`),
  };
  const started = startProgram(program);
  try {
    await untilReady(started, program, () => isReady(url));
  } catch (error) {
    await started.stop();
    throw error;
  }
  return { ...started, url, controlToken, environment, logFile: program.logFile };
}
