import { inspect } from 'node:util';
import { openWorld, type EmulatedSystem, type World } from '@asterism/sandbox';
import { stoppedClock, type MovableClock, type WorkspaceId } from '#kernel';
import type { Log } from '#jobs';
import { openDoor as openOutbound } from '#outbound';
import type { Gateway } from '#payments/gateway';
import { freshDatabase, type TestDatabase } from '../database.ts';
import { connect, type Connected } from './connect.ts';
import { openDoor, type Door } from './door.ts';
import { openPlatform, type Platform, type PlatformParts } from './platform.ts';
import type { Rig } from './rig.ts';

/** A log that keeps everything that is said, as a reader of its lines would see it. */
export type KeptLog = Log & { text(): string };

/** What all cases of one gateway share: a database, the emulated system and our platform, each over real HTTP. */
export type Bench = {
  readonly rig: Rig;
  readonly workspace: WorkspaceId;
  readonly database: TestDatabase;
  readonly clock: MovableClock;
  readonly world: World;
  readonly system: EmulatedSystem;
  readonly door: Door;
  readonly log: KeptLog;
  /** Errors that callers were told. */
  readonly said: unknown[];
  /** Every secret that was entered. */
  readonly secrets: Set<string>;
  readonly platform: Platform;
  readonly gateway: Gateway;
  /** The parts of a platform beside the standing one. */
  readonly parts: PlatformParts;
  readonly control: (path: string, body?: object, method?: string) => Promise<unknown>;
  readonly connect: () => Promise<Connected>;
  readonly settle: () => Promise<void>;
  readonly pass: (duration: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

const masterKey = Buffer.alloc(32, 7);
const workspace: WorkspaceId = 1;

function keepLog(): KeptLog {
  const lines: string[] = [];
  const keep = (details: object, message: string) => void lines.push(`${message} ${inspect(details, { depth: 6 })}`);
  return { info: keep, warn: keep, error: keep, text: () => lines.join('\n') };
}

export async function openBench(rig: Rig): Promise<Bench> {
  const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
  const log = keepLog();
  const [database, door, world] = await Promise.all([
    freshDatabase(),
    openDoor(),
    openWorld({ clock, systems: [rig.system] }),
  ]);
  const [system] = world.systems;
  if (!system) throw new Error('There is no system.');
  const parts: PlatformParts = {
    pool: database.pool,
    clock,
    log,
    masterKey,
    publicUrl: door.url,
    root: world.url,
    door: openOutbound({ allowPrivate: true }),
    build: (needs, botApi) => rig.gateway(needs, botApi),
    buildSweeps: (needs, botApi, moneyIn) => rig.sweeps?.(needs, botApi, moneyIn) ?? [],
  };
  const platform = openPlatform(parts);
  const control = controlOf(world);
  const settle = () => settleAll(platform, control);
  const shared = { rig, workspace, database, clock, world, system, door, log, platform, parts, control, settle };
  const secrets = new Set<string>();
  return {
    ...shared,
    gateway: platform.gateway,
    said: [],
    secrets,
    connect: () => connect({ ...shared, secrets }),
    async pass(duration) {
      await control('/sandbox/clock', { advance: duration });
      await settle();
    },
    async close() {
      await platform.crew.quiet();
      await door.close();
      await world.close();
      await database.drop();
    },
  };
}

const controlOf =
  ({ url }: World): Bench['control'] =>
  async (path, body = {}, method = 'POST') => {
    const init = { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(url + path, init);
    const answer = (await response.json()) as { error?: string };
    if (!response.ok) throw new Error(`${path}: ${answer.error}`);
    return answer;
  };

/** Until nothing is on its way here and nothing is due. */
async function settleAll({ sweep, crew }: Platform, control: Bench['control']): Promise<void> {
  for (let rounds = 0; rounds < 50; rounds += 1) {
    await control('/sandbox/settle');
    await crew.quiet();
    if ((await sweep()) === 0) return;
  }
  throw new Error('It never becomes quiet.');
}
