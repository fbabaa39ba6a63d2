import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { sql } from 'kysely';
import { migrate, openPool, startPostgres } from '#database';
import { installJobs } from '#jobs';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One PostgreSQL for the whole run, and in it one migrated template that each test file clones. */
export default async function startSharedPostgres(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'asterism-test-'));
  const server = await startPostgres({ dataDir, durable: false });
  const admin = openPool(server.url, { max: 1 });
  await sql`create database template_asterism`.execute(admin);
  const template = openPool(databaseUrl(server.url, 'template_asterism'), { max: 1 });
  await migrate(template);
  await template.destroy();
  await installJobs(databaseUrl(server.url, 'template_asterism'));
  await admin.destroy();
  project.provide('postgresUrl', server.url);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

export const databaseUrl = (serverUrl: string, name: string): string => serverUrl.replace(/[^/]*$/, name);
