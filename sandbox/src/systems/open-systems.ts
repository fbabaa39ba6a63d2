import type { MovableClock, Route, TelegramSandbox, Timed } from '@asterism/telegram-sandbox';
import type { FastifyInstance } from 'fastify';
import { systemControls } from './controls.ts';
import { gatewaysPage } from './gateways-page.ts';
import { mount, type Strikes } from './mount.ts';
import { openOutbox } from './outbox.ts';
import { peopleOf } from './people-of.ts';
import { openSystemsFile } from './state-file.ts';
import type { EmulatedPlace, EmulatedSystem, OpenPlace, OpenSystem, Surroundings } from './system.ts';

export type SystemsOptions = {
  readonly systems: readonly OpenSystem[];
  /** What is no payment system. */
  readonly places?: readonly OpenPlace[];
  readonly clock: MovableClock;
  readonly stateFile?: string;
  readonly log?: (line: string) => void;
};

/** The accounts opened through the control API, by the system's code. */
export type Accounts = Record<string, string[]>;

export type OpenSystems = {
  readonly systems: readonly EmulatedSystem[];
  /** The systems, and what else there is. */
  readonly places: readonly EmulatedPlace[];
  readonly accounts: Accounts;
  readonly controls: readonly Route[];
  readonly timed: readonly Timed[];
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
  const surroundings = (code: () => string): Surroundings => ({
    clock,
    url: () => sandbox?.url ?? '',
    strike: (method) => sandbox?.strike(code(), method),
    deliver: (delivery) => outbox.deliver(code(), delivery),
    changed,
    neighbour: (other) => systems.find((system) => system.code === other),
    ...peopleOf(() => sandbox),
  });
  const opened = <Place extends EmulatedPlace>(open: (given: Surroundings) => Place): Place => {
    const place: Place = open(surroundings(() => place.code));
    return place;
  };
  const systems: readonly EmulatedSystem[] = options.systems.map((open) => opened(open));
  const places = [...systems, ...(options.places ?? []).map((open) => opened(open))];
  const saved = () => ({
    outbox: outbox.save(),
    accounts,
    ...Object.fromEntries(places.map((place) => [`system:${place.code}`, place.save()])),
  });
  const file = await openSystemsFile(options.stateFile, log, saved);
  restore(file.kept, { places, accounts, outbox });
  return {
    systems,
    places,
    accounts,
    controls: [...systemControls({ systems, accounts, changed }), ...places.flatMap(({ controls: own }) => own ?? [])],
    timed: [outbox, ...places.flatMap(({ timed }) => timed ?? [])],
    async extend(app) {
      const strikes: Strikes = {
        call: (code, fits) => sandbox?.strike(code, fits),
        delivery: (code, fits) => sandbox?.strikeDelivery(code, fits),
      };
      for (const place of places) await mount(app, place, strikes);
      gatewaysPage(app, { systems, accounts });
    },
    live: (listening) => void (sandbox = listening),
    async close() {
      outbox.close();
      await file.close();
    },
  };
}

type Restored = Pick<OpenSystems, 'places' | 'accounts'> & { readonly outbox: ReturnType<typeof openOutbox> };

function restore(kept: Readonly<Record<string, unknown>>, { places, accounts, outbox }: Restored): void {
  Object.assign(accounts, kept['accounts']);
  if (Array.isArray(kept['outbox'])) outbox.load(kept['outbox']);
  for (const place of places) {
    const own = kept[`system:${place.code}`];
    if (own !== undefined) place.load(own);
  }
}
