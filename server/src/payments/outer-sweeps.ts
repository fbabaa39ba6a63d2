import type { Sweep } from '#jobs';
import { drain } from './drain.ts';
import { leaseFrom } from './due.ts';
import type { Gateway } from './gateway.ts';
import { lookUp } from './look-up.ts';
import { takeDueLooks } from './look-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { takeDueRuns } from './reconciliation-rows.ts';
import { takeDueRefunds } from './refund-rows.ts';
import { takeDueRenewals } from './renewal-rows.ts';
import { runReconciliation } from './run-reconciliation.ts';
import { sendRefund } from './send-refund.ts';
import { sendRenewal } from './send-renewal.ts';
import { whatIsDue, type OuterWork } from './what-is-due.ts';

/** How long a lane goes on with what is due before it lets the others of its gateway have their turn. */
const milliseconds = 5000;
const bound = { atOnce: 4, milliseconds };

/**
 * Everything that calls gateways, in lanes of each one's own: a gateway that is away, or answers by the drop, holds up
 * nothing but itself. Refunds do not wait behind look-ups, nor either behind a long list.
 */
export function outerSweeps(needs: PaymentsNeeds): Sweep[] {
  const isDue = whatIsDue(needs);
  return Object.values(needs.gateways).flatMap((gateway) => {
    const when = (work: OuterWork, sweep: Sweep): Sweep => ({
      ...sweep,
      run: async () => ((await isDue(gateway.code, work)) ? sweep.run() : 0),
    });
    return [
      ...(gateway.lookUp ? [when('looks', lookSweep(needs, gateway))] : []),
      ...(gateway.refund ? [when('refunds', refundSweep(needs, gateway))] : []),
      ...(gateway.renewal ? [when('renewals', renewalSweep(needs, gateway))] : []),
      ...(gateway.history || gateway.statement ? [when('lists', runSweep(needs, gateway))] : []),
    ];
  });
}

type Needs = PaymentsNeeds;

const dueNow = ({ clock }: Needs) => {
  const now = clock.now();
  return [now, leaseFrom(now)] as const;
};

const lookSweep = (needs: Needs, { code }: Gateway): Sweep => ({
  name: `payments.looks.${code}`,
  lane: `${code}.looks`,
  run: () =>
    drain(
      (most) => takeDueLooks(needs.pool, code, ...dueNow(needs), most),
      (look) => lookUp(needs, look),
      { atOnce: 8, milliseconds },
    ),
});

const refundSweep = (needs: Needs, { code }: Gateway): Sweep => ({
  name: `payments.refunds.${code}`,
  lane: `${code}.spends`,
  run: () =>
    drain(
      (most) => takeDueRefunds(needs.pool, code, ...dueNow(needs), most),
      (name) => sendRefund(needs, name),
      bound,
    ),
});

const renewalSweep = (needs: Needs, { code }: Gateway): Sweep => ({
  name: `payments.renewals.${code}`,
  lane: `${code}.spends`,
  run: () =>
    drain(
      (most) => takeDueRenewals(needs.pool, code, ...dueNow(needs), most),
      ({ workspace, invoice }) => sendRenewal(needs, { workspace, id: invoice }),
      bound,
    ),
});

/** Lists are long: two at a time, each for a while. */
const runSweep = (needs: Needs, { code }: Gateway): Sweep => ({
  name: `payments.lists.${code}`,
  lane: `${code}.lists`,
  run: () =>
    drain(
      (most) => takeDueRuns(needs.pool, code, ...dueNow(needs), most),
      (run) => runReconciliation(needs, run, milliseconds),
      { atOnce: 2, milliseconds },
    ),
});
