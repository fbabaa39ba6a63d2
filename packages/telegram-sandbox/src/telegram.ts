import type { Update } from '@grammyjs/types';
import type { Fault } from './faults/fault.ts';
import type { MovableClock } from './time/clock.ts';
import type { Call } from './bot-api/call.ts';
import type { Bot } from './world/bot.ts';
import type { Product } from './world/payment.ts';
import type { World } from './world/world.ts';

/** Something that a page showing this Telegram wants to redraw. */
export type SandboxEvent = {
  readonly type: 'message' | 'edited' | 'stars' | 'clock' | 'users';
  readonly user?: number;
  readonly bot?: number;
};

/** A getUpdates call that waits for updates. */
export type Poll = {
  readonly offset: number;
  readonly limit: number;
  answer(updates: Update[]): void;
  conflict(description: string): void;
};

/** How updates are leaving for one bot right now. Not kept across restarts. */
export type Line = {
  poll: Poll | undefined;
  /** The moment of the system's clock at which the last long poll came or ended; 0 when nobody polls. */
  long_polled_at: number;
  webhook_set_at: number;
  /** Queues whose first update is on its way to the webhook. */
  readonly in_flight: Set<string>;
};

/** A payment between the press on Pay and its end. */
type Checkout = {
  readonly id: string;
  readonly bot: number;
  readonly user: number;
  readonly product: Product;
  /** Milliseconds; ten seconds after the question. */
  readonly deadline: number;
  readonly affiliate?: Affiliate;
  close(end: PaymentEnd): void;
};

export type Affiliate = { readonly user: number; readonly commission_per_mille: number };

export type PaymentEnd = { status: 'paid'; charge_id: string } | { status: 'cancelled' | 'failed'; error: string };

/** A pressed inline button whose answer is awaited. */
type Press = { readonly bot: number; readonly expires_at: number; answer(answer: PressAnswer): void };
export type PressAnswer = { text?: string; show_alert?: boolean; url?: string };

/** The running emulator: what it remembers, and what only lives while it runs. */
export type Telegram = {
  readonly world: World;
  readonly clock: MovableClock;
  readonly faults: Fault[];
  readonly lines: Map<number, Line>;
  readonly checkouts: Map<string, Checkout>;
  readonly presses: Map<string, Press>;
  /** Told of every change, for pages that stay in step. */
  readonly watchers: Set<(event: SandboxEvent) => void>;
  /** Runs a method as if the bot had called it. */
  readonly run: (bot: Bot, method: string, call: Call) => Promise<unknown>;
  readonly random: () => number;
  readonly log: (line: string) => void;
  /** Aborted when the emulator ends: deliveries under way are given up. */
  readonly closing: AbortSignal;
  /** Says that the world has changed: it will be saved, and whoever watches is told. */
  readonly changed: (event?: SandboxEvent) => void;
};

export function lineOf(telegram: Telegram, bot: Bot): Line {
  let line = telegram.lines.get(bot.id);
  if (!line) {
    line = { poll: undefined, long_polled_at: 0, webhook_set_at: 0, in_flight: new Set() };
    telegram.lines.set(bot.id, line);
  }
  return line;
}
