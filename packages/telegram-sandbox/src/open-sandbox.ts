import Fastify, { type FastifyInstance } from 'fastify';
import { botApiRoutes } from './bot-api/routes.ts';
import { controlRoutes } from './control/index.ts';
import { callFaults, type Fault, updateFaults } from './faults/fault.ts';
import { draw } from './faults/strike.ts';
import { pageRoutes } from './control/page.ts';
import { runMethod } from './methods/index.ts';
import { addBot, type NewBot } from './people/add-bot.ts';
import { openStateFile } from './state-file.ts';
import type { Route } from './control/route.ts';
import type { ClockFollower, Sandbox, Timed } from './sandbox.ts';
import type { SandboxEvent, Telegram } from './telegram.ts';
import { type MovableClock, movableClock } from './time/clock.ts';
import { runAllDue } from './time/run-due.ts';
import { findBot } from './world/world.ts';

export type TelegramSandboxOptions = {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** 127.0.0.1 unless told. */
  readonly host?: string;
  readonly clock?: MovableClock;
  /** Keeps users, chats and charges across restarts in this file. */
  readonly stateFile?: string;
  /** Bots that are there from the start, with their tokens. Of one that the state file knows, only the token is taken. */
  readonly bots?: readonly NewBot[];
  /** Names besides `telegram` that `/sandbox/faults` takes as a target, for emulators of other systems beside this one. */
  readonly faultTargets?: readonly string[];
  /** Adds routes of the embedding process before the server listens. */
  readonly extend?: (app: FastifyInstance) => void | Promise<void>;
  /** Routes of the embedding process that belong to the control API, its OpenAPI document included. */
  readonly controls?: readonly Route[];
  /** What else here goes by the clock. */
  readonly timed?: readonly Timed[];
  /** Chances of faults; Math.random unless told. */
  readonly random?: () => number;
  readonly log?: (line: string) => void;
};

export type TelegramSandbox = {
  /** Where the server listens, without a slash at the end: grammY's `apiRoot`. */
  readonly url: string;
  readonly app: FastifyInstance;
  readonly clock: MovableClock;
  /** All that this Telegram knows, for tests that look inside. */
  readonly telegram: Telegram;
  /** Registers what has to come to rest before a moved clock counts as settled. */
  onClock(follower: ClockFollower): void;
  /** Takes a standing fault of another system that this call hits, if there is one; it is used up by that. */
  strike(target: string, method?: string | ((fault: Fault) => boolean)): Fault | undefined;
  /** The same for something on its way from or to another system: duplicate, drop, delay, reorder. */
  strikeDelivery(target: string, fits?: (fault: Fault) => boolean): Fault | undefined;
  /** Writes the state file and lets go of the port. */
  close(): Promise<void>;
};

/** How often deadlines are looked at; the clock may be moved by others. */
const heartbeat = 25;

/** Starts a Telegram: Bot API at `/bot<token>/<method>`, control API at `/sandbox/`, the phone at `/`. */
export async function openTelegramSandbox(options: TelegramSandboxOptions = {}): Promise<TelegramSandbox> {
  const clock = options.clock ?? movableClock();
  const log = options.log ?? (() => undefined);
  const file = await openStateFile({ clock, log }, options.stateFile);
  const closing = new AbortController();
  const watchers = new Set<(event: SandboxEvent) => void>();
  const telegram: Telegram = {
    world: file.world,
    clock,
    faults: [],
    lines: new Map(),
    checkouts: new Map(),
    presses: new Map(),
    watchers,
    run: (bot, method, call) => runMethod(telegram, bot, method, call),
    random: options.random ?? Math.random,
    log,
    closing: closing.signal,
    changed(event) {
      file.saveSoon();
      if (event) for (const watch of watchers) watch(event);
    },
  };
  for (const bot of options.bots ?? []) keepBot(telegram, bot);
  const faultTargets = ['telegram', ...(options.faultTargets ?? [])];
  const sandbox: Sandbox = { telegram, followers: new Set(), faultTargets, timed: options.timed ?? [] };
  const app = await openApp(sandbox, options);
  const timer = setInterval(() => runAllDue(sandbox), heartbeat).unref();
  return {
    url: await app.listen({ port: options.port ?? 0, host: options.host ?? '127.0.0.1' }),
    app,
    clock,
    telegram,
    onClock: (follower) => void sandbox.followers.add(follower),
    strike: (target, method) =>
      draw(telegram, target, callFaults, typeof method === 'function' ? method : strikes(method)),
    strikeDelivery: (target, fits) => draw(telegram, target, updateFaults, fits),
    async close() {
      clearInterval(timer);
      closing.abort();
      for (const { poll } of telegram.lines.values()) poll?.answer([]);
      for (const checkout of telegram.checkouts.values()) checkout.close({ status: 'cancelled', error: 'CLOSED' });
      await app.close();
      await file.close();
    },
  };
}

const strikes =
  (method: string | undefined) =>
  (fault: Fault): boolean =>
    fault.method === undefined || fault.method === method;

/** Registers a bot that the state file does not know; of one that it knows, the token may be new. */
function keepBot(telegram: Telegram, given: NewBot): void {
  const known = findBot(telegram.world, given.token?.split(':')[0] ?? given.username);
  if (!known) addBot(telegram, given);
  else if (given.token !== undefined) known.token = given.token;
}

async function openApp(sandbox: Sandbox, { extend, controls }: TelegramSandboxOptions): Promise<FastifyInstance> {
  const app = Fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 500 } });
  await app.register(botApiRoutes, { telegram: sandbox.telegram });
  await app.register(controlRoutes, { sandbox, more: controls ?? [] });
  await app.register(pageRoutes, { telegram: sandbox.telegram });
  await extend?.(app);
  app.setNotFoundHandler((_, reply) => reply.code(404).send({ ok: false, error_code: 404, description: 'Not Found' }));
  return app;
}
