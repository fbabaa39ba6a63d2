import { formatUnits, parseUnits, scaleOf, type Amount, type MovableClock, type WorkspaceId } from '#kernel';
import { transaction, type Pool } from '#database';
import { balanceOf, places, post, type Place } from '#ledger';
import type { Gateway, OpenConnection } from '#payments/gateway';
import {
  getPayout,
  payoutSweeps,
  requestPayout,
  writeSettings,
  type Payout,
  type PayoutRequest,
  type PayoutsNeeds,
  type RuleInput,
} from '#payouts';
import { quietLog, type QuietLog } from '../log.ts';
import { newWorkspace } from './money-in.ts';

/** A workspace with money of people in it, and ways out of it. */
export type PayoutDesk = {
  readonly needs: PayoutsNeeds & { readonly log: QuietLog };
  readonly workspace: WorkspaceId;
  fund(user: string, amount: Amount): Promise<void>;
  ask(request?: Partial<PayoutRequest>): Promise<Payout>;
  /** Sets these rules, and no others. */
  rules(...rules: readonly RuleInput[]): Promise<void>;
  /** Runs every sweep of payouts once. */
  run(): Promise<number>;
  /** Runs them until nothing is due, moving the clock as far as there may be something. */
  settle(rounds?: number): Promise<void>;
  now(payout: Pick<Payout, 'id'>): Promise<Payout>;
  balance(place: Place, asset?: string): Promise<string>;
};

type Parts = { readonly pool: Pool; readonly clock: MovableClock; readonly gateways: readonly Gateway[] };

let keys = 0;

/** An amount as people write it: `money('12.5', 'TON')`. */
export const money = (text: string, asset: string): Amount => ({ asset, units: parseUnits(text, scaleOf(asset)) });

export function payoutNeeds({ pool, clock, gateways }: Parts): PayoutDesk['needs'] {
  return {
    pool,
    clock,
    log: quietLog(),
    gateways: Object.fromEntries(gateways.map((gateway) => [gateway.code, gateway])),
    accountFor: async (workspace, gateway, named = `con_${gateway}`) => ({
      connection: { workspace, id: named },
      app: 'main',
      isTest: false,
    }),
    openPayer: async (_gateway, { connection, ...rest }): Promise<OpenConnection> => ({
      ...connection,
      ...rest,
      settings: {},
      secrets: {},
    }),
  };
}

export function openPayoutDesk(parts: Parts): PayoutDesk {
  const { pool, clock } = parts;
  const needs = payoutNeeds(parts);
  const workspace = newWorkspace();
  const rail = parts.gateways[0]?.code ?? '';
  const run = async () => {
    let done = 0;
    for (const sweep of payoutSweeps(needs)) done += await sweep.run();
    return done;
  };
  return {
    needs,
    workspace,
    run,
    fund: async (user, amount) => {
      const posting = { from: places.world('toy', 'con_in'), to: places.user(user), amount };
      const key = `fund:${(keys += 1)}`;
      await transaction(pool, (tx) => post(tx, clock, { workspace, key, reason: 'test.fund', postings: [posting] }));
    },
    ask: (request = {}) =>
      requestPayout(needs, {
        workspace,
        key: `key:${(keys += 1)}`,
        user: 'ann',
        amount: money('10', 'TON'),
        rail,
        ...(request.address === undefined && { destination: { account: 'Savings' } }),
        actor: 'key:asker',
        ...request,
      }),
    rules: async (...rules) => void (await writeSettings(needs, workspace, { rules }, 'key:boss')),
    async settle(rounds = 20) {
      for (let round = 0; round < rounds; round++) if ((await run()) === 0) clock.advance(61_000);
    },
    now: async ({ id }) => (await getPayout(pool, workspace, id)).payout,
    balance: async (place, asset = 'TON') =>
      formatUnits(await balanceOf(pool, workspace, place, asset), scaleOf(asset)),
  };
}
