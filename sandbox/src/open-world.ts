import { openTelegramSandbox, type TelegramSandbox } from '@asterism/telegram-sandbox';
import { followClock } from './follow-clock.ts';

export type WorldOptions = {
  readonly port?: number;
  /** Keeps people, chats and charges across restarts. */
  readonly stateFile?: string;
  readonly log?: (line: string) => void;
};

/** The emulated outside world: today Telegram; the platform that lives in it follows its clock. */
export type World = TelegramSandbox & {
  /** Lets a platform follow the clock: at once, and with each step from now on. */
  connect(platform: { readonly url: string; readonly controlToken: string }): Promise<void>;
};

/** Opens the outside world on one port: the Bot API, the control API at `/sandbox/*`, the phone at `/`. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const telegram = await openTelegramSandbox(options);
  return {
    ...telegram,
    async connect(platform) {
      const follow = followClock(platform);
      await follow(telegram.clock.now());
      telegram.onClock(follow);
    },
  };
}
