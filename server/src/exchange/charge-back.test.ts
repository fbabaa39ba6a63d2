import { afterAll, beforeAll, expect, it } from 'vitest';
import { stars, stoppedClock } from '#kernel';
import { audit } from '#ledger';
import { depositPurpose, depositTerms } from '#funds';
import { freshDatabase, type TestDatabase } from '#test';
import { openExchangeDesk } from '#test/exchange';
import { openPeopleBank } from '#test/money';
import { createTask, enableExchange, changeSettings, getTask, takeFromEscrows } from './index.ts';

let database: TestDatabase;
const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
  await database.drop();
});
