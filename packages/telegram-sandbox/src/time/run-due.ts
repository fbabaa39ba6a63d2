import { expireBoosts } from '../groups/boosts.ts';
import { closeLateCheckouts } from '../payments/start-payment.ts';
import { renewSubscriptions } from '../payments/renew-subscriptions.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Telegram } from '../telegram.ts';
import { dispatch } from '../updates/dispatch.ts';
import { releaseHeld } from '../updates/push-update.ts';

/** Does all that has become due by the clock: renewals, late checkouts, updates held back, repeats of deliveries. */
function runDue(telegram: Telegram): void {
  const now = telegram.clock.now().getTime();
  closeLateCheckouts(telegram, now);
  renewSubscriptions(telegram, now);
  expireBoosts(telegram, now);
  for (const bot of Object.values(telegram.world.bots)) {
    releaseHeld(telegram, bot, now);
    dispatch(telegram, bot);
  }
}

/** The same, and what is due in the systems beside Telegram. */
export function runAllDue({ telegram, timed }: Sandbox): void {
  runDue(telegram);
  for (const each of timed) each.runDue(telegram.clock.now().getTime());
}

/** The next instant at which anything here changes by itself, if it is not after `until`. In milliseconds. */
export function nextDueOfAll({ telegram, timed }: Sandbox, until: number): number | undefined {
  const instants = [nextDue(telegram, until), ...timed.map((each) => each.nextDue(until))];
  return instants.reduce((first, next) => (first === undefined || (next !== undefined && next < first) ? next : first));
}

/** The next instant at which the world changes by itself, if it is not after `until`. In milliseconds. */
function nextDue({ world, checkouts }: Telegram, until: number): number | undefined {
  const instants = [
    ...[...checkouts.values()].map(({ deadline }) => deadline),
    ...Object.values(world.bots).flatMap(({ held }) => held.map(({ release_at }) => release_at)),
    ...Object.values(world.groups).flatMap(({ boosts }) => boosts.map((boost) => boost.expiration_date * 1000)),
    ...Object.values(world.subscriptions)
      .filter(({ state }) => state === 'active' || state === 'canceled')
      .map(({ expires_at }) => expires_at * 1000),
  ];
  const next = Math.min(...instants);
  return next <= until ? next : undefined;
}
