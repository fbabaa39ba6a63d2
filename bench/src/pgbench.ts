import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/** (c) `pgbench -N` with 32 clients: PostgreSQL's own benchmark of small transactions, without a hot row. */
export async function openPgbench(url: string): Promise<((seconds: number) => Promise<number>) | undefined> {
  const program = findPgbench();
  if (!program) {
    console.log('pgbench is not on this machine (Debian: postgresql-contrib), so baseline (c) is left out.');
    return undefined;
  }
  await exec(program, ['-i', '-q', '-s', '10', url]);
  return async (seconds) => {
    const { stdout } = await exec(program, ['-N', '-c', '32', '-j', '2', '-T', String(Math.ceil(seconds)), url]);
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
  };
}

function findPgbench(): string | undefined {
  const packaged = '/usr/lib/postgresql';
  const versions = existsSync(packaged) ? readdirSync(packaged).toSorted().toReversed() : [];
  const folders = [
    ...(process.env.PATH ?? '').split(':'),
    ...versions.map((version) => path.join(packaged, version, 'bin')),
  ];
  return folders.map((folder) => path.join(folder, 'pgbench')).find((file) => existsSync(file));
}
