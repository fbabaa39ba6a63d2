import { openWorld, type EmulatedSystem, type OpenSystem, type World } from '@asterism/sandbox';
import { stoppedClock, type MovableClock } from '#kernel';
import type { Connection, Delivery, Gateway, GatewayNeeds, OpenConnection } from '#payments/gateway';
import { quietLog, type QuietLog } from '../log.ts';
import { openDoor, type Line } from './door.ts';

/** An adapter and its emulated system, over HTTP and without a platform between them: for what is particular to one gateway. */
export type Room = {
  readonly world: World;
  readonly clock: MovableClock;
  readonly log: QuietLog;
  readonly needs: GatewayNeeds;
  readonly gateway: Gateway;
  readonly system: EmulatedSystem;
  /** Opens an account; its deliveries are kept in `line` and answered by `take`. */
  open(options?: RoomOptions): Promise<Opened>;
  advance(duration: string): Promise<void>;
  close(): Promise<void>;
};

export type RoomOptions = {
  readonly isTest?: boolean;
  readonly settings?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
};

export type Opened = {
  readonly account: string;
  readonly connection: Connection;
  readonly opened: OpenConnection;
  readonly line: Line;
};

export async function openRoom(build: (needs: GatewayNeeds) => Gateway, openSystem: OpenSystem): Promise<Room> {
  const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
  const [world, door] = await Promise.all([openWorld({ clock, systems: [openSystem] }), openDoor()]);
  const [system] = world.systems;
  if (!system) throw new Error('There is no system.');
  const known = new Map<string, OpenConnection>();
  const log = quietLog();
  const needs: GatewayNeeds = {
    clock,
    log,
    publicUrl: 'https://shop.example',
    root: world.url,
    async open({ id }) {
      const opened = known.get(id);
      if (!opened) throw new Error('There is no such connection.');
      return opened;
    },
  };
  const gateway = build(needs);
  const control = async (path: string, body: object) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    await (await fetch(world.url + path, init)).text();
  };
  return {
    world,
    clock,
    log,
    needs,
    gateway,
    system,
    async open(options = {}) {
      const { isTest = false, settings = {}, secrets = {} } = options;
      const made = await system.control.open({ isTest });
      const id = `con_${known.size + 1}`;
      const usual = (fields: Readonly<Record<string, { readonly usual?: string }>> = {}) =>
        Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.usual ?? '']));
      const opened: OpenConnection = {
        workspace: 1,
        id,
        app: 'main',
        isTest,
        settings: { ...usual(gateway.form?.settings), ...made.settings, ...settings },
        secrets: { ...usual(gateway.form?.secrets), ...made.secrets, ...secrets },
      };
      known.set(id, opened);
      const line: Line = {
        of: id,
        came: [],
        answers: [],
        isClosed: false,
        isQuestion: () => false,
        take: async (delivery: Delivery) => answerTo(gateway, opened, delivery, clock.now()),
      };
      door.lines.set(id, line);
      system.control.setWebhook?.(made.account, `${door.url}/hooks/${system.code}/${id}`);
      return { account: made.account, connection: { workspace: 1, id }, opened, line };
    },
    advance: (duration) => control('/sandbox/clock', { advance: duration }),
    async close() {
      await door.close();
      await world.close();
    },
  };
}

/** What the adapter says of a delivery; every question is answered with a yes. */
function answerTo({ webhook }: Gateway, opened: OpenConnection, delivery: Delivery, now: Date) {
  if (!webhook) throw new Error('This gateway tells nothing.');
  const reading = webhook.read(opened, delivery, now);
  return reading.verdict === 'question' ? reading.answer({ ok: true }) : reading.answer;
}
