import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paid } from '../test/updates.ts';
import { openJournal } from './journal.ts';
import { memoryOutbox, type Outbox } from './outbox.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'asterism-outbox-'));
  file = path.join(folder, 'outbox.jsonl');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function drain(outbox: Outbox): Promise<number[]> {
  const ids: number[] = [];
  for (let entry = await outbox.first(); entry; entry = await outbox.first()) {
    ids.push(entry.update.update_id);
    await outbox.done(entry);
  }
  return ids;
}

describe.each([
  ['the journal', () => openJournal(file)],
  ['the memory outbox', async () => memoryOutbox()],
])('%s', (_, open) => {
  it('gives updates back in the order in which they came', async () => {
    const outbox = await open();
    for (const id of [5, 3, 9]) await outbox.add('77', paid(id));
    expect(await drain(outbox)).toEqual([5, 3, 9]);
    await outbox.close();
  });

  it('goes on after an update that was refused', async () => {
    const outbox = await open();
    const first = await outbox.add('77', paid(1));
    await outbox.add('77', paid(2));
    await outbox.refuse(first, 'invalid_request');
    expect(await drain(outbox)).toEqual([2]);
    await outbox.close();
  });
});

describe('the journal', () => {
  it('keeps what waits over a restart, and nothing that was delivered', async () => {
    const before = await openJournal(file);
    const first = await before.add('77', paid(1));
    await before.add('77', paid(2));
    await before.done(first);
    await before.close();
    const after = await openJournal(file);
    expect(await drain(after)).toEqual([2]);
    await after.close();
  });

  it('drops a line that a crash tore, and keeps the rest', async () => {
    const before = await openJournal(file);
    await before.add('77', paid(1));
    await before.close();
    await appendFile(file, '{"id":2,"bot":"77","update":{"upd');
    const after = await openJournal(file);
    await after.add('77', paid(3));
    expect(await drain(after)).toEqual([1, 3]);
    await after.close();
  });

  it('has each update on the disk before it says so', async () => {
    const outbox = await openJournal(file);
    await Promise.all([1, 2, 3].map((id) => outbox.add('77', paid(id))));
    expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(3);
    await outbox.close();
  });

  it('begins the file anew once it is large and empty, also while updates keep coming', async () => {
    const outbox = await openJournal(file);
    const large = paid(1, 'x'.repeat(100_000));
    for (let id = 1; id <= 12; id += 1) {
      const entry = await outbox.add('77', { ...large, update_id: id });
      await Promise.all([outbox.done(entry), outbox.add('77', paid(1000 + id))]);
      const small = await outbox.first();
      if (small) await outbox.done(small);
    }
    const last = await outbox.add('77', paid(5000));
    await outbox.close();
    expect((await readFile(file)).length).toBeLessThan(600_000);
    const after = await openJournal(file);
    expect((await after.first())?.update).toEqual(last.update);
    await after.close();
  });

  it('sets a refused update aside with its reason, where a person finds it', async () => {
    const outbox = await openJournal(file);
    await outbox.refuse(await outbox.add('77', paid(1)), 'invalid_request: no');
    await outbox.close();
    expect(JSON.parse(await readFile(`${file}.refused`, 'utf8'))).toMatchObject({
      reason: 'invalid_request: no',
      update: { update_id: 1 },
    });
  });

  it('is written by one process at a time', async () => {
    const outbox = await openJournal(file);
    await expect(openJournal(file)).rejects.toThrow(/in use by process \d+/);
    await outbox.close();
    await (await openJournal(file)).close();
  });

  it('takes over from a process that is gone', async () => {
    await writeFile(`${file}.lock`, '999999');
    await (await openJournal(file)).close();
  });
});
