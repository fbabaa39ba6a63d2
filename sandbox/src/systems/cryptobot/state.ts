import { randomBytes } from 'node:crypto';
import type { Surroundings } from '../system.ts';

export type Invoice = {
  readonly invoice_id: number;
  readonly hash: string;
  readonly currency_type: 'crypto' | 'fiat';
  readonly asset?: string;
  readonly fiat?: string;
  readonly amount: string;
  status: string;
  readonly accepted_assets?: readonly string[];
  readonly description?: string;
  readonly payload?: string;
  readonly created_at: string;
  readonly expiration_date?: string;
  readonly allow_comments: boolean;
  readonly allow_anonymous: boolean;
  paid?: Record<string, unknown>;
};

export type Transfer = {
  readonly transfer_id: number;
  readonly user_id: number;
  readonly asset: string;
  readonly amount: string;
  readonly status: 'completed';
  readonly completed_at: string;
  readonly spend_id: string;
  readonly comment?: string;
};

/** An app at Crypto Pay. */
export type App = {
  readonly id: string;
  readonly token: string;
  readonly isTest: boolean;
  /** A repeated `spend_id` is answered with the first transfer; with an error, when not. */
  readonly repeatsTransfers: boolean;
  hook: string;
  /** When webhooks that nobody has taken yet were sent first. */
  readonly waiting: Record<string, number>;
  transfersFail: boolean;
  readonly balances: Record<string, string>;
  readonly invoices: Invoice[];
  readonly transfers: Transfer[];
  /** The last webhook of each invoice: its body. */
  readonly told: Record<number, string>;
};

export type State = { last: number; readonly apps: Record<string, App> };

/** What the parts of this system share. `state` is replaced as a whole when it is loaded. */
export type CryptoPay = { readonly world: Surroundings; state: State };

/**
 * A new app. Every second one answers a repeated `spend_id` with the first transfer, for nobody has written which of
 * the two the real system does.
 */
export function openApp({ state }: CryptoPay, isTest: boolean): App {
  const number = 10_000 + Object.keys(state.apps).length;
  const app: App = {
    id: String(number),
    token: `${number}:AA${randomBytes(24).toString('base64url')}A`,
    isTest,
    repeatsTransfers: number % 2 === 1,
    hook: '',
    waiting: {},
    transfersFail: false,
    balances: {},
    invoices: [],
    transfers: [],
    told: {},
  };
  state.apps[app.id] = app;
  return app;
}

/** Numbers of invoices, transfers and updates. */
export const nextNumber = ({ state }: CryptoPay): number => (state.last += 1);
