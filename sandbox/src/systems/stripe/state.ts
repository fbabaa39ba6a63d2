import { randomBytes } from 'node:crypto';
import type { Surroundings } from '../system.ts';

export type Charge = {
  readonly id: string;
  readonly created: number;
  readonly amount: number;
  amount_refunded: number;
  refunded: boolean;
  disputed: boolean;
  readonly balance_transaction: string;
};

export type Session = {
  readonly id: string;
  readonly created: number;
  readonly expires_at: number;
  readonly amount_total: number;
  readonly currency: string;
  readonly client_reference_id: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly name: string;
  readonly success_url: string;
  readonly intent: string;
  intentStatus: string;
  readonly capture_method: string;
  status: string;
  payment_status: string;
  charge: Charge | null;
};

export type Transaction = {
  readonly id: string;
  readonly object: 'balance_transaction';
  readonly amount: number;
  readonly currency: string;
  readonly fee: number;
  readonly net: number;
  readonly type: string;
  readonly created: number;
  readonly exchange_rate: number | null;
  /** The id of a charge, a refund or a dispute. */
  readonly source: string;
};

/** A refund or a dispute. */
export type Return = {
  readonly id: string;
  readonly object: 'refund' | 'dispute';
  readonly amount: number;
  readonly currency: string;
  readonly charge: string;
  readonly payment_intent: string;
  readonly created: number;
  status: string;
  readonly metadata: Readonly<Record<string, string>>;
};

/** What a key was used for: the same call is answered again, another one is refused. */
export type Used = { readonly call: string; readonly status: number; readonly body: unknown };

export type Account = {
  readonly id: string;
  readonly key: string;
  readonly secret: string;
  readonly isTest: boolean;
  hook: string;
  readonly sessions: Session[];
  readonly transactions: Transaction[];
  readonly returns: Return[];
  readonly used: Record<string, Used>;
  /** The last event about each session: its body. */
  readonly told: Record<string, string>;
};

export type State = { last: number; readonly accounts: Record<string, Account> };

/** What the parts of this system share. `state` is replaced as a whole when it is loaded. */
export type Stripe = { readonly world: Surroundings; state: State };

export const secondsNow = ({ world }: Stripe): number => Math.floor(world.clock.now().getTime() / 1000);

/** A new id of Stripe's kind: `pi_3…`. */
export function newId({ state }: Stripe, prefix: string): string {
  state.last += 1;
  return `${prefix}_${String(state.last).padStart(6, '0')}${randomBytes(8).toString('hex')}`;
}

export function openAccount(stripe: Stripe, isTest: boolean): Account {
  const mode = isTest ? 'test' : 'live';
  const account: Account = {
    id: newId(stripe, 'acct'),
    key: `sk_${mode}_${randomBytes(24).toString('hex')}`,
    secret: `whsec_${randomBytes(24).toString('hex')}`,
    isTest,
    hook: '',
    sessions: [],
    transactions: [],
    returns: [],
    used: {},
    told: {},
  };
  stripe.state.accounts[account.id] = account;
  return account;
}
