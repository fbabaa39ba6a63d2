import { setTimeout as sleep } from 'node:timers/promises';
import { transaction } from '#database';
import { stoppedClock, type MovableClock, type WorkspaceId } from '#kernel';
import { openDoor, type Door } from '#outbound';
import { announce, openCourier, type Announcement, type Courier, type Sending } from '#webhooks';
import { freshDatabase, type TestDatabase } from '../database.ts';
import { quietLog } from '../log.ts';

/** Everything webhooks need, on a database of its own and a clock that stands still. */
export type PostOffice = {
  readonly database: TestDatabase;
  readonly clock: MovableClock;
  readonly needs: Sending;
  readonly door: Door;
  /** Couriers that were opened here are stopped at the end. */
  courier(needs?: Partial<Sending>): Courier;
  /** Announces in one transaction, as a product does. */
  announce(workspace: WorkspaceId, ...events: Partial<Announcement>[]): Promise<void>;
  close(): Promise<void>;
};

export async function openPostOffice({
  door = openDoor({ allowPrivate: true }),
}: { door?: Door } = {}): Promise<PostOffice> {
  const database = await freshDatabase();
  const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
  const { pool } = database;
  const needs: Sending = { pool, clock, door, masterKey: Buffer.alloc(32, 7), log: quietLog() };
  const couriers: Courier[] = [];
  return {
    database,
    clock,
    needs,
    door,
    courier(other = {}) {
      const courier = openCourier({ ...needs, ...other });
      couriers.push(courier);
      return courier;
    },
    announce: (workspace, ...events) =>
      transaction(pool, async (tx) => {
        for (const event of events)
          await announce(tx, workspace, { type: 'payment.received', occurredAt: clock.now(), data: {}, ...event });
      }),
    async close() {
      await Promise.all(couriers.map((courier) => courier.stop()));
      await database.drop();
    },
  };
}

/** Waits until these couriers have nothing to do by the clock as it stands. */
export async function quiet(...couriers: readonly Courier[]): Promise<void> {
  const until = performance.now() + 20_000;
  for (let idle = 0; idle < 2;) {
    if (performance.now() > until) throw new Error('It does not become quiet.');
    const done = await Promise.all(couriers.map((courier) => courier.sweep.run()));
    idle = done.every((count) => count === 0) ? idle + 1 : 0;
    await sleep(3);
  }
}
