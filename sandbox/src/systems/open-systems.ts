import type { MovableClock, Route, TelegramSandbox, Timed } from '@asterism/telegram-sandbox';
import type { FastifyInstance } from 'fastify';
import { systemControls } from './controls.ts';
import { gatewaysPage } from './gateways-page.ts';
import { mount } from './mount.ts';
import { openOutbox } from './outbox.ts';
import { openSystemsFile } from './state-file.ts';
import type { EmulatedSystem, OpenSystem } from './system.ts';

export type SystemsOptions = {
  readonly systems: readonly OpenSystem[];
  readonly clock: MovableClock;
  readonly stateFile?: string;
  readonly log?: (line: string) => void;
};

/** The accounts opened through the control API, by the system's code. */
export type Accounts = Record<string, string[]>;

export type OpenSystems = {
  readonly systems: readonly EmulatedSystem[];
  readonly accounts: Accounts;
  readonly controls: readonly Route[];
  readonly timed: Timed;
  /** Mounts every system, and the page that lists what can be paid. */
  readonly extend: (app: FastifyInstance) => Promise<void>;
  /** Tells the systems which sandbox they live in, once it listens. */
  live(sandbox: TelegramSandbox): void;
  close(): Promise<void>;
};

/** Opens the systems beside Telegram, as they were left in the state file. */
export async function openSystems(options: SystemsOptions): Promise<OpenSystems> {
  const { clock, log = () => undefined } = options;
  let sandbox: TelegramSandbox | undefined;
  const accounts: Accounts = {};
  const changed = () => file.saveSoon();
  const strikeDelivery = (code: string) => sandbox?.strikeDelivery(code);
  const outbox = openOutbox({ clock, log, changed, strikeDelivery });
  const systems = options.systems.map((open) => {
    const system: EmulatedSystem = open({
      clock,
      url: () => sandbox?.url ?? '',
      strike: (method) => sandbox?.strike(system.code, method),
      deliver: (delivery) => outbox.deliver(system.code, delivery),
      changed,
    });
    return system;
  });
  const saved = () => ({
    outbox: outbox.save(),
    accounts,
    ...Object.fromEntries(systems.map((system) => [`system:${system.code}`, system.save()])),
  });
  const file = await openSystemsFile(options.stateFile, log, saved);
  restore(file.kept, { systems, accounts, outbox });
  return {
    systems,
    accounts,
    controls: systemControls({ systems, accounts, changed }),
    timed: outbox,
    async extend(app) {
      for (const system of systems) await mount(app, system, (code, fits) => sandbox?.strike(code, fits));
      gatewaysPage(app, { systems, accounts });
    },
    live: (listening) => void (sandbox = listening),
    async close() {
      outbox.close();
      await file.close();
    },
  };
}

type Restored = Pick<OpenSystems, 'systems' | 'accounts'> & { readonly outbox: ReturnType<typeof openOutbox> };

function restore(kept: Readonly<Record<string, unknown>>, { systems, accounts, outbox }: Restored): void {
  Object.assign(accounts, kept['accounts']);
  if (Array.isArray(kept['outbox'])) outbox.load(kept['outbox']);
  for (const system of systems) {
    const own = kept[`system:${system.code}`];
    if (own !== undefined) system.load(own);
  }
}
