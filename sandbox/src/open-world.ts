import { movableClock, openTelegramSandbox, type MovableClock, type TelegramSandbox } from '@asterism/telegram-sandbox';
import { followClock } from './follow-clock.ts';
import { openSystems } from './systems/open-systems.ts';
import type { EmulatedSystem, OpenPlace, OpenSystem } from './systems/system.ts';

export type WorldOptions = {
  readonly port?: number;
  readonly clock?: MovableClock;
  /** Keeps people, chats and charges across restarts; the other systems are kept in a file beside it. */
  readonly stateFile?: string;
  /** The payment systems beside Telegram; all there are, unless told. */
  readonly systems?: readonly OpenSystem[];
  /** What else there is: an upstream panel and the ways to other servers, unless told. */
  readonly places?: readonly OpenPlace[];
  readonly log?: (line: string) => void;
};

/** The emulated outside world: Telegram, and the payment systems beside it; the platform that lives in it follows its clock. */
export type World = TelegramSandbox & {
  readonly systems: readonly EmulatedSystem[];
  /** Lets a platform follow the clock: at once, and with each step from now on. */
  connect(platform: { readonly url: string; readonly controlToken: string }): Promise<void>;
};

/** `telegram.json` becomes `telegram.systems.json`. */
const beside = (stateFile: string): string => stateFile.replace(/(\.json)?$/, '.systems.json');

/**
 * Opens the outside world on one port: the Bot API, the control API at `/sandbox/*`, the phone at `/`, each payment
 * system under its code, and what can be paid there at `/gateways`.
 */
export async function openWorld({ systems: given, places, ...options }: WorldOptions = {}): Promise<World> {
  const clock = options.clock ?? movableClock();
  const systems = await openSystems({
    systems: given ?? (await import('./systems/index.ts')).systems,
    places: places ?? (await import('./systems/places.ts')).places,
    clock,
    ...(options.stateFile !== undefined && { stateFile: beside(options.stateFile) }),
    ...(options.log && { log: options.log }),
  });
  const { controls, timed, extend } = systems;
  const faultTargets = systems.places.map(({ code }) => code);
  const telegram = await openTelegramSandbox({ ...options, clock, controls, timed, extend, faultTargets });
  systems.live(telegram);
  return {
    ...telegram,
    systems: systems.systems,
    async connect(platform) {
      const follow = followClock(platform);
      await follow(telegram.clock.now());
      telegram.onClock(follow);
    },
    async close() {
      await telegram.close();
      await systems.close();
    },
  };
}
