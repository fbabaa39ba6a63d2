import type { WorkspaceId } from '#kernel';
import { startPurchase } from '#billing';
import { requestRefund } from '#payments';
import { receiveUpdate, type Bot } from '#telegram';
import { refundedPayment, successfulPayment } from '../money/index.ts';
import { shuffled, type Random } from '../random.ts';
import type { GivenBack, Member } from './fleet.ts';

/** A charge as Telegram knows it, and whose credits it pays for. */
export type Charge = { readonly id: string; readonly payment: string; readonly customer: string };

/** Something that happens to the platform: an update is delivered until it is acknowledged, or somebody asks. */
type Happening = { readonly insist: boolean; readonly at: (member: Member) => Promise<unknown> };

/** What happens in one run, in the order it is tried. */
export type Play = { readonly charges: readonly Charge[]; readonly happenings: readonly Happening[] };

type Stage = {
  readonly workspace: WorkspaceId;
  readonly bot: Bot;
  readonly givenBack: GivenBack;
  readonly selling: Parameters<typeof startPurchase>[0];
  readonly next: Random;
};

let charges = 0;

/**
 * One to three purchases; each is paid, one in eight twice. Each payment's update comes one to ten times, and one in
 * three charges is given back by Telegram's side or asked back through us, all in any order.
 */
export async function writePlay(stage: Stage): Promise<Play> {
  const { next } = stage;
  const all: Charge[] = [];
  const happenings: Happening[] = [];
  for (let purchase = next(3); purchase >= 0; purchase--) {
    const customer = `customer-${(charges += 1)}`;
    const { payment } = await startPurchase(stage.selling, stage.workspace, { customer, product: 'pack' });
    for (let times = next(8) === 0 ? 2 : 1; times > 0; times--) {
      const charge = { id: `charge-${(charges += 1)}`, payment, customer };
      all.push(charge);
      happenings.push(
        ...delivered(stage, successfulPayment(moneyOf(charge)), 1 + next(10)),
        ...refundOf(stage, charge),
      );
    }
  }
  return { charges: all, happenings: shuffled(next, happenings) };
}

const moneyOf = ({ id, payment }: Charge) => ({ payload: payment, charge: id });

const delivered = ({ bot }: Stage, update: unknown, times: number): Happening[] =>
  Array.from({ length: times }, () => ({ insist: true, at: ({ needs }: Member) => receiveUpdate(needs, bot, update) }));

function refundOf(stage: Stage, charge: Charge): Happening[] {
  const { next, workspace, givenBack } = stage;
  switch (next(6)) {
    case 0: {
      givenBack.add(charge.id);
      return delivered(stage, refundedPayment(moneyOf(charge)), 1 + next(3));
    }
    case 1: {
      const key = `refund of ${charge.id}`;
      const ask = ({ needs }: Member) => requestRefund(needs, { workspace, payment: charge.payment, key });
      return Array.from({ length: 1 + next(3) }, () => ({ insist: false, at: ask }));
    }
    default:
      return [];
  }
}
