import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { Config } from '#config';
import { startPostgres } from '#database';

/** A database for as long as this process needs it. */
export type OpenDatabase = {
  readonly url: string;
  /** Resolves when the database has gone away under us; never, when it is somebody else's to watch. */
  readonly lost: Promise<void>;
  close(): Promise<void>;
};

/** A fault that an operator can mend: its message says how, and needs no stack. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
}

/** Any number will do, as long as every Asterism on a data directory takes the same one. */
const platformLock = 8_236_751;

/**
 * The embedded PostgreSQL of this data directory, for one platform at a time. The claim is a lock inside that
 * PostgreSQL: it ends with the process that holds it, however that ends. A PostgreSQL that outlived its
 * platform (kill -9) is adopted. Throws `StartFault` when another platform runs on this directory.
 */
export async function openEmbedded(dataDir: string): Promise<OpenDatabase> {
  const folder = path.resolve(dataDir, 'postgres');
  const server = (await runningPostgres(folder)) ?? (await startOrJoin(folder));
  const claim = new pg.Client({ connectionString: server.url });
  claim.on('error', () => {}); // told by `end` as well
  await claim.connect();
  const { rows } = await claim.query<{ claimed: boolean }>('select pg_try_advisory_lock($1) as claimed', [
    platformLock,
  ]);
  if (!rows[0]?.claimed) {
    await claim.end();
    throw new StartFault(`Another Asterism runs on ${path.resolve(dataDir)}. Stop it, or choose another DATA_DIR.`);
  }
  const lost = Promise.withResolvers<void>();
  claim.on('end', () => lost.resolve());
  return {
    url: server.url,
    lost: lost.promise,
    async close() {
      claim.removeAllListeners('end');
      await claim.end();
      await server.stop();
    },
  };
}

/** The embedded PostgreSQL while a platform runs on it, to work beside that platform; undefined when none does. */
export async function joinEmbedded(dataDir: string): Promise<OpenDatabase | undefined> {
  const running = await runningPostgres(path.resolve(dataDir, 'postgres'));
  return running && { url: running.url, lost: new Promise(() => {}), close: async () => {} };
}

/** Of two processes that start it at once, PostgreSQL refuses the second one; that one meets the first at the claim. */
async function startOrJoin(folder: string): Promise<RunningPostgres> {
  try {
    return await startPostgres({ dataDir: folder });
  } catch (error) {
    const running = await runningPostgres(folder);
    if (running) return running;
    throw error;
  }
}

type RunningPostgres = { readonly url: string; stop(): Promise<void> };

/** The PostgreSQL that runs in this folder, if one does: another platform's, or one that lost its platform. */
async function runningPostgres(folder: string): Promise<RunningPostgres | undefined> {
  const [pid, , , port] = (await readFile(path.join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  if (!pid || !port) return undefined;
  const url = `postgres://postgres@127.0.0.1:${port.trim()}/postgres`;
  const probe = new pg.Client({ connectionString: url });
  try {
    await probe.connect();
    const { rows } = await probe.query<{ data_directory: string }>('show data_directory');
    if (rows[0]?.data_directory !== folder) return undefined; // a file left behind, and somebody else's port
  } catch {
    return undefined;
  } finally {
    await probe.end().catch(() => {});
  }
  return { url, stop: () => stopByPid(Number(pid)) };
}

/** Fast shutdown of a PostgreSQL that is not our child. */
async function stopByPid(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
  }
}

/** The master key: the one in the settings, or the one kept in the data directory. */
export const readMasterKey = async ({ masterKey, dataDir }: Pick<Config, 'masterKey' | 'dataDir'>): Promise<Buffer> =>
  Buffer.from(masterKey?.reveal() ?? (await keptMasterKey(dataDir)), 'hex');

/** The master key kept in the data directory, made at the first start. Whoever loses it loses the bot tokens. */
async function keptMasterKey(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'master.key');
  await mkdir(dataDir, { recursive: true });
  const made = randomBytes(32).toString('hex');
  try {
    await writeFile(file, `${made}\n`, { flag: 'wx', mode: 0o600, flush: true });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const kept = (await readFile(file, 'utf8')).trim();
  if (/^[0-9a-f]{64}$/i.test(kept)) return kept;
  throw new StartFault(`${file} is not a master key. Put the right one back; without it no bot token can be read.`);
}
