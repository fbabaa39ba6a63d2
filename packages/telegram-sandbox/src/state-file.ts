import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { MovableClock } from './time/clock.ts';
import { newWorld, type World } from './world/world.ts';

const delay = 200;

/** The world, read from the file if there is one, and the two ways to write it back. */
export type StateFile = {
  readonly world: World;
  /** Writes within a moment; many changes are one write. */
  saveSoon(): void;
  /** Writes for the last time. */
  close(): Promise<void>;
};

type Needs = { readonly clock: MovableClock; readonly log: (line: string) => void };

/** Opens the world kept in this file. Its clock goes on from where it stood. Without a file nothing is kept. */
export async function openStateFile({ clock, log }: Needs, path: string | undefined): Promise<StateFile> {
  if (path === undefined) {
    return { world: newWorld(newSigningKey()), saveSoon: () => undefined, close: async () => undefined };
  }
  const kept = await read(path);
  if (kept) clock.set(new Date(kept.now));
  const world = kept?.world ?? newWorld(newSigningKey());
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let writing = Promise.resolve();
  const save = async () => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing
      .then(() => write(path, { now: clock.now().toISOString(), world }))
      .catch((error: unknown) => log(`${path} could not be written: ${String(error)}`));
    await writing;
  };
  return {
    world,
    saveSoon() {
      if (!isClosed) timer ??= setTimeout(() => void save(), delay);
    },
    async close() {
      isClosed = true;
      await save();
    },
  };
}

type Kept = { readonly now: string; readonly world: World };

async function read(path: string): Promise<Kept | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const kept = JSON.parse(text) as Kept;
  if (kept.world?.version !== 1) throw new Error(`${path} is no state file of this sandbox.`);
  return kept;
}

/** Writes beside the file and renames, so that a kill in between leaves the old state whole. */
async function write(path: string, kept: Kept): Promise<void> {
  const beside = `${path}.new`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(beside, JSON.stringify(kept));
  await rename(beside, path);
}

function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
}
