import type { Fault, MovableClock, Route, Timed } from '@asterism/telegram-sandbox';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A webhook on its way. */
export type Delivery = {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Seconds of the sandbox's clock between one attempt and the next. */
  readonly schedule: readonly number[];
  /** The headers of a later attempt, for systems that sign each one anew; forgotten at a restart. */
  readonly refresh?: () => Readonly<Record<string, string>>;
  /** Whether the receiver has taken it: any 2xx, unless told. */
  readonly accepts?: (answer: { readonly status: number; readonly text: string }) => boolean;
};

/** What an emulated system gets of the sandbox it lives in. */
export type Surroundings = {
  readonly clock: MovableClock;
  /** Where the sandbox listens; the system itself is at `<url>/<code>`. */
  readonly url: () => string;
  /** A standing call fault. Each of the system's routes is struck by itself, so systems rarely need it. */
  readonly strike: (method?: string) => Fault | undefined;
  /**
   * Sends a webhook. Standing faults of deliveries (duplicate, drop, delay, reorder) strike here. What is not taken is
   * repeated after each of `schedule`, then given up.
   */
  readonly deliver: (delivery: Delivery) => void;
  /** Says that there is something new to save. */
  readonly changed: () => void;
  /** Another emulated payment system of this sandbox, when it has it. */
  readonly neighbour: (code: string) => EmulatedSystem | undefined;
  /** Somebody in Telegram, by the name they are known by there, however it is spelled. */
  readonly personNamed: (username: string) => KnownPerson | undefined;
  /** Puts Stars that were bought elsewhere on somebody's balance; a negative number takes some back, as far as there are any. */
  readonly giveStars: (person: number, stars: number) => void;
};

export type KnownPerson = { readonly id: number; readonly username: string; readonly firstName: string };

/** What an operator enters at the platform to connect this account. */
export type OpenedAccount = {
  readonly account: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
};

/** How a person pays an invoice: what is asked for, unless told. */
export type HowPaid = {
  /** Decimal text in the asset of the invoice. */
  readonly amount?: string;
  /** No webhook is sent. */
  readonly isSilent?: boolean;
  /** A status of the system's own in place of the one for paid. */
  readonly status?: string;
  /** After the end of the invoice. */
  readonly at?: 'late';
};

export type EmulatedInvoice = {
  readonly id: string;
  /** Our payment. */
  readonly payment: string;
  readonly amount: string;
  readonly asset: string;
  readonly status: string;
  /** Where a person pays it, from the sandbox's root; `/<code>/pay/<id>`, unless told. */
  readonly page?: string;
};

export type EmulatedPayout = {
  readonly id: string;
  /** Our payout. */
  readonly payout: string;
  readonly amount: string;
  readonly asset: string;
  readonly status: string;
};

export const payoutOutcomes = ['confirmed', 'failed', 'pending'] as const;
export type PayoutOutcome = (typeof payoutOutcomes)[number];

/** Something of the world outside. `code` is its path and its fault target. */
export type EmulatedPlace = {
  readonly code: string;
  /** Other paths it is known by. */
  readonly aliases?: readonly string[];
  /** Mounted under `/<code>`. Bodies are parsed (JSON, urlencoded), their bytes are `request.rawBody`. */
  routes(app: FastifyInstance): void | Promise<void>;
  /** Its part of the control API. */
  readonly controls?: readonly Route[];
  /** What happens here by itself, with the clock. */
  readonly timed?: Timed;
  /**
   * What a fault's `method` is compared with, for places whose paths do not tell; undefined for what no fault strikes.
   * Calls of such a place are also struck by `duplicate`: they are made twice, and the caller hears the second answer.
   */
  callNames?(request: FastifyRequest): readonly string[] | undefined;
  /** What is kept across restarts, as JSON. */
  save(): unknown;
  load(saved: unknown): void;
};

/** An emulated outer payment system. Its `code` is also the code of our gateway. */
export type EmulatedSystem = EmulatedPlace & {
  readonly control: {
    /** Makes a shop, app or wallet at the system. */
    open(options?: { readonly isTest?: boolean }): OpenedAccount | Promise<OpenedAccount>;
    /** Where its webhooks go, once the platform knows. */
    setWebhook?: (account: string, url: string) => void;
    /** Pays an invoice as a person would: `invoice` is our payment id or the system's id. */
    pay(account: string, invoice: string, how?: HowPaid): Promise<{ externalId: string }>;
    refund?: (account: string, invoice: string) => Promise<void>;
    /** Sends the last webhook of this invoice again. */
    repeat?: (account: string, invoice: string) => void;
    /** Puts money on the account to pay out from. */
    fund?: (account: string, asset: string, amount: string) => void | Promise<void>;
    /** How payouts end here from now on. */
    settlePayouts?: (account: string, outcome: PayoutOutcome) => void;
    invoices(account: string): readonly EmulatedInvoice[];
    payouts?: (account: string) => readonly EmulatedPayout[];
    /** What the system itself says there is on the account: asset to decimal text. */
    books(account: string): Record<string, string> | Promise<Record<string, string>>;
  };
};

/** Opens an emulated system: `export const open<Name>: OpenSystem` in `systems/<code>/index.ts`. */
export type OpenSystem = (surroundings: Surroundings) => EmulatedSystem;

/** Opens a place that is no payment system. */
export type OpenPlace = (surroundings: Surroundings) => EmulatedPlace;

declare module 'fastify' {
  interface FastifyRequest {
    /** The body's bytes as they came; empty when there is none. */
    rawBody: Buffer;
  }
}
