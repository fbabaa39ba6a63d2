import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { openLines } from './lines.ts';
import { lockFile } from './lock.ts';
import type { Entry, Outbox } from './outbox.ts';

/** One line of the journal: an entry that came, or the id of one that is through. */
type Line = Entry | { readonly done: number };

/** A journal larger than this is begun anew as soon as most of it is through. */
const restartAfterBytes = 1_000_000;

/**
 * The default outbox: an append-only file of JSON lines. An entry is on the disk (fsync) before `add`
 * resolves; entries that come together share one fsync. A line torn by a crash is one that was never
 * acknowledged, so it is dropped when the file is read. What the platform refuses goes to `<file>.refused`.
 */
export async function openJournal(file: string): Promise<Outbox> {
  const place = path.resolve(file);
  await mkdir(path.dirname(place), { recursive: true });
  const unlock = await lockFile(place);
  const waiting = await readWaiting(place);
  let last = [...waiting.keys()].at(-1) ?? 0;
  const lines = await openLines(place, {
    first: () => [...waiting.values()],
    restart: ({ bytes, count }) => bytes > restartAfterBytes && count > 4 * waiting.size,
  });

  const done = async (entry: Entry) => {
    waiting.delete(entry.id);
    await lines.write({ done: entry.id }, { sync: false }); // lost in a crash, it is only told twice
  };

  return {
    async add(bot, update) {
      const entry = { id: (last += 1), bot, update };
      waiting.set(entry.id, entry); // first, because a file that is begun anew takes over what waits
      try {
        await lines.write(entry, { sync: true });
      } catch (error) {
        waiting.delete(entry.id);
        throw error;
      }
      return entry;
    },
    first: async () => waiting.values().next().value,
    done,
    async refuse(entry, reason) {
      await appendFile(`${place}.refused`, `${JSON.stringify({ ...entry, reason })}\n`, { flush: true, mode: 0o600 });
      await done(entry);
    },
    async close() {
      await lines.close();
      await unlock();
    },
  };
}

async function readWaiting(file: string): Promise<Map<number, Entry>> {
  const waiting = new Map<number, Entry>();
  for (const text of (await readOrEmpty(file)).split('\n')) {
    const line = parseLine(text);
    if (line && 'done' in line) waiting.delete(line.done);
    else if (line) waiting.set(line.id, line);
  }
  return waiting;
}

/** A missing journal is an empty one; any other fault of reading must not look like an empty one. */
const readOrEmpty = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });

function parseLine(text: string): Line | undefined {
  try {
    return text === '' ? undefined : (JSON.parse(text) as Line);
  } catch {
    return undefined; // torn by a crash, so nobody was told that it was kept
  }
}
