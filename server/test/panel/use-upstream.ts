import { afterAll, afterEach, beforeAll } from 'vitest';
import { stoppedClock } from '#kernel';
import { openEngine, type Engine } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';
import { openScriptedPanel, type ScriptedPanel } from './scripted-panel.ts';
import { openUpstreamDesk } from './upstream-desk.ts';

/** One database for the file that asks, and panels that are closed after the test that opened them. */
export function useUpstream() {
  let database: TestDatabase;
  let engine: Engine;
  const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
  const panels: ScriptedPanel[] = [];
  beforeAll(async () => {
    database = await freshDatabase();
    engine = await openEngine({ url: database.url, clock, connections: 2 });
  });
  afterEach(async () => {
    for (const opened of panels.splice(0)) await opened.close();
  });
  afterAll(async () => {
    await engine.close();
    await database.drop();
  });
  return {
    clock,
    pool: () => database.pool,
    open: () => openUpstreamDesk({ pool: database.pool, clock, engine }),
    panel: async (change: Partial<ScriptedPanel> = {}) => {
      const opened = Object.assign(await openScriptedPanel(), change);
      panels.push(opened);
      return opened;
    },
  };
}
