import { openById, openConnection } from '#connections';
import type { Pool } from '#database';
import type { Log } from '#jobs';
import { places } from '#ledger';
import type { Clock } from '#kernel';
import {
  backToWorld,
  openCrew,
  paymentSweeps,
  receiveDelivery,
  type Crew,
  type IntakeNeeds,
  type Purpose,
} from '#payments';
import type { Delivery, Gateway, GatewayNeeds, WebhookAnswer } from '#payments/gateway';

/** Money in as the platform wires it, with one gateway: a process of its own on whatever pool it is given. */
export type Platform = {
  readonly needs: IntakeNeeds;
  readonly gateway: Gateway;
  readonly crew: Crew;
  readonly gatewayNeeds: GatewayNeeds;
  readonly take: (connection: string, delivery: Delivery) => Promise<WebhookAnswer>;
  /** Does once what is due by the clock. Answers how much that was. */
  readonly sweep: () => Promise<number>;
};

/** Grants nothing: what was paid belongs to the payer. */
export const deposit: Purpose = {
  async fulfil(_tx, { id, customer, paid, amount }) {
    const to = places.user(customer ?? id);
    const postings = [{ from: places.payment(id), to, amount: paid ?? amount }];
    return { key: `fulfil:${id}`, reason: 'test.deposited', reference: id, postings };
  },
  async refunded(_tx, payment) {
    const { id, customer, paid, amount } = payment;
    const postings = backToWorld(payment, [{ from: places.user(customer ?? id), amount: paid ?? amount }]);
    return { key: `refund:${id}`, reason: 'test.refunded', reference: id, postings };
  },
};

export type PlatformParts = {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Log;
  readonly masterKey: Buffer;
  readonly publicUrl: string;
  /** Where the emulated systems are. */
  readonly root: string;
  readonly build: (needs: GatewayNeeds) => Gateway;
};

export function openPlatform({ pool, clock, log, masterKey, publicUrl, root, build }: PlatformParts): Platform {
  const forms: Record<string, NonNullable<Gateway['form']>> = {};
  const kept = { pool, masterKey, forms };
  const gatewayNeeds: GatewayNeeds = { clock, log, publicUrl, root, open: (named) => openConnection(kept, named) };
  const gateway = build(gatewayNeeds);
  if (gateway.form) forms[gateway.code] = gateway.form;
  const crew = openCrew(log);
  const needs: IntakeNeeds = {
    pool,
    clock,
    log,
    crew,
    gateways: { [gateway.code]: gateway },
    purposes: { 'test.deposit': deposit },
    async openAccount(id) {
      const found = await openById(kept, id);
      return found && { gateway: found.connection.gateway, opened: found.opened };
    },
  };
  const sweeps = [...paymentSweeps(needs), crew.sweep];
  return {
    needs,
    gateway,
    crew,
    gatewayNeeds,
    take: (connection, delivery) => receiveDelivery(needs, { gateway: gateway.code, connection, delivery }),
    async sweep() {
      let done = 0;
      for (const each of sweeps) done += await each.run();
      return done;
    },
  };
}
