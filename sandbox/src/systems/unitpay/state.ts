import { randomBytes } from 'node:crypto';
import type { Surroundings } from '../system.ts';

export type Payment = {
  readonly paymentId: string;
  readonly account: string;
  readonly orderSum: string;
  readonly orderCurrency: string;
  readonly desc: string;
  readonly paymentType: string;
  readonly isTest: boolean;
  status: string;
  date: string;
  /** What reaches the balance, in kopecks. */
  profit: number;
  isRefunded: boolean;
};

export type Payout = {
  readonly payoutId: string;
  readonly transactionId: string;
  readonly purse: string;
  /** Kopecks. */
  readonly sum: number;
  readonly commission: number;
  readonly createDate: string;
  completeDate: string | null;
  status: 'success' | 'not_completed' | 'failed';
};

/** A project, and the account behind it. */
export type Project = {
  readonly id: string;
  readonly publicKey: string;
  readonly secretKey: string;
  readonly login: string;
  readonly accountKey: string;
  readonly isTest: boolean;
  hook: string;
  /** Kopecks. */
  balance: number;
  payoutsEnd: 'confirmed' | 'failed' | 'pending';
  readonly payments: Payment[];
  readonly payouts: Payout[];
  /** The last notification of each payment: its query. */
  readonly told: Record<string, string>;
};

export type State = { last: number; readonly projects: Record<string, Project> };

/** What the parts of this system share. `state` is replaced as a whole when it is loaded. */
export type UnitPay = { readonly world: Surroundings; state: State };

export const nextNumber = ({ state }: UnitPay): number => (state.last += 1);

/** The time of Moscow, three hours ahead of UTC: `2026-11-20 13:00:00`. */
export const moscowNow = ({ world }: UnitPay): string =>
  new Date(world.clock.now().getTime() + 3 * 60 * 60 * 1000).toISOString().slice(0, 19).replace('T', ' ');

export function openProject(unitpay: UnitPay, isTest: boolean): Project {
  const id = String(4242 + Object.keys(unitpay.state.projects).length);
  const project: Project = {
    id,
    publicKey: `${id}-${randomBytes(3).toString('hex')}`,
    secretKey: randomBytes(16).toString('hex'),
    login: `shop-${id}@example.org`,
    accountKey: randomBytes(16).toString('hex'),
    isTest,
    hook: '',
    balance: 0,
    payoutsEnd: 'confirmed',
    payments: [],
    payouts: [],
    told: {},
  };
  unitpay.state.projects[id] = project;
  return project;
}
