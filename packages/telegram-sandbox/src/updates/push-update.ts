import { draw } from '../faults/strike.ts';
import { updateFaults } from '../faults/fault.ts';
import type { Telegram } from '../telegram.ts';
import type { Bot, Change, ChangeKind } from '../world/bot.ts';
import { allows } from './allowed.ts';
import { lineUp } from './line-up.ts';

/** Tells the bot what happened, unless it does not want this kind of update or a standing fault strikes. */
export function pushUpdate(telegram: Telegram, bot: Bot, change: Change): void {
  const kind = Object.keys(change)[0] as ChangeKind;
  if (!allows(bot, kind)) return;
  const fault = draw(telegram, 'telegram', updateFaults, ({ update }) => update === undefined || isOf(change, update));
  if (fault?.kind === 'drop') return;
  if (fault?.kind === 'delay') return hold(telegram, bot, kind, change, fault.seconds ?? 5, false);
  if (fault?.kind === 'reorder') return hold(telegram, bot, kind, change, fault.seconds ?? 2, true);
  const overtaken = bot.held.filter(({ swaps }) => swaps);
  bot.held = bot.held.filter(({ swaps }) => !swaps);
  lineUp(telegram, bot, kind, change, fault?.kind === 'duplicate' ? 2 : 1);
  for (const held of overtaken) lineUp(telegram, bot, held.kind, held.change);
}

/** Whether the update is of this kind, or a message that carries this, such as `successful_payment`. */
const isOf = (change: Change, kind: string): boolean =>
  kind in change || ('message' in change && kind in change.message);

/** Holds the update back: for so many seconds, or, if it is to change places, until the next one has gone ahead. */
function hold(telegram: Telegram, bot: Bot, kind: ChangeKind, change: Change, seconds: number, swaps: boolean): void {
  const release_at = telegram.clock.now().getTime() + seconds * 1000;
  bot.held.push({ kind, change, release_at, swaps });
  telegram.changed();
}

/** Lets go of the held updates whose time has come. */
export function releaseHeld(telegram: Telegram, bot: Bot, now: number): void {
  const due = bot.held.filter(({ release_at }) => release_at <= now);
  if (due.length === 0) return;
  bot.held = bot.held.filter((held) => !due.includes(held));
  for (const { kind, change } of due) lineUp(telegram, bot, kind, change);
}
