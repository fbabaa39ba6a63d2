import { open, rename, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

export type Lines = {
  /** Resolves when the line is written, and with `sync` when it would survive a power cut. */
  write(line: object, options: { sync: boolean }): Promise<void>;
  close(): Promise<void>;
};

type Content = {
  /** The lines that a file begun anew starts with. */
  first(): readonly object[];
  /** Asked after each write: is the file better begun anew? */
  restart(file: { bytes: number; count: number }): boolean;
};

type Waiting = { text: string; sync: boolean; written: PromiseWithResolvers<void> };

/** A file of JSON lines with one writer. Lines that come while it writes go down together, with one fsync. */
export async function openLines(file: string, content: Content): Promise<Lines> {
  let { handle, bytes, count } = await beginAnew(file, content);
  let gathered: Waiting[] = [];
  let writing: Promise<void> | undefined;

  async function writeBatch(batch: Waiting[]): Promise<void> {
    const text = batch.map((line) => line.text).join('');
    await handle.appendFile(text);
    if (batch.some((line) => line.sync)) await handle.datasync();
    bytes += Buffer.byteLength(text);
    count += batch.length;
    for (const line of batch) line.written.resolve();
  }

  async function restart(): Promise<void> {
    await handle.close();
    ({ handle, bytes, count } = await beginAnew(file, content));
  }

  async function writeGathered(): Promise<void> {
    while (gathered.length > 0) {
      const batch = gathered;
      gathered = [];
      await writeBatch(batch).catch((error: unknown) => batch.forEach((line) => line.written.reject(error)));
      if (gathered.length === 0 && content.restart({ bytes, count })) await restart();
    }
    writing = undefined;
  }

  return {
    write(line, { sync }) {
      const written = Promise.withResolvers<void>();
      gathered.push({ text: `${JSON.stringify(line)}\n`, sync, written });
      writing ??= writeGathered();
      return written.promise;
    },
    async close() {
      await writing;
      await handle.close();
    },
  };
}

type OpenFile = { handle: FileHandle; bytes: number; count: number };

async function beginAnew(file: string, content: Content): Promise<OpenFile> {
  const draft = `${file}.new`;
  const handle = await open(draft, 'w', 0o600);
  const lines = content.first().map((line) => `${JSON.stringify(line)}\n`);
  const text = lines.join('');
  await handle.writeFile(text);
  await handle.sync();
  await rename(draft, file);
  await syncFolder(path.dirname(file));
  return { handle, bytes: Buffer.byteLength(text), count: lines.length };
}

/** A renamed file survives a power cut only when its folder is on the disk too. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
