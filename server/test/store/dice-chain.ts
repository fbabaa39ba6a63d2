import { transaction, type Pool } from '#database';
import type { Clock, Id } from '#kernel';
import { places, post } from '#ledger';
import type { ChainOrder, ChainProgress, PayChain } from '#supply';
import type { Random } from '../random.ts';
import type { DiceSupplier } from './dice-supplier.ts';

/** The payouts, as supply sees them: one payment for one purchase, whenever the dice let it leave and arrive. */
export type DiceChain = {
  /** Works on whatever database it is handed: the one of a process that may die. */
  payChain(pool: Pool): PayChain;
  /** What left, by purchase; one purchase is paid by one payment only. */
  readonly left: ReadonlyMap<Id<'pur'>, string>;
  isCalm: boolean;
};

type Parts = { readonly clock: Clock; readonly next: Random; readonly supplierOf: (id: Id<'sup'>) => DiceSupplier };
type Kept = { readonly comment: string; state: ChainProgress['state'] };

export function openDiceChain({ clock, next, supplierOf }: Parts): DiceChain {
  const kept = new Map<Id<'pur'>, Kept>();
  const left = new Map<Id<'pur'>, string>();
  const chain: DiceChain = {
    left,
    isCalm: false,
    payChain: (pool) => async (asked) => {
      const dice = chain.isCalm ? 9 : next(10);
      if (dice === 0) throw new Error('The payouts did not answer.');
      const comment = asked.payment.comment ?? '';
      const one = kept.get(asked.purchase) ?? { comment, state: 'waiting' };
      kept.set(asked.purchase, one);
      if (one.comment !== comment) throw new Error(`${asked.purchase} was to be paid twice, to two orders.`);
      if (one.state === 'waiting') leave(one, asked, dice);
      else if (one.state === 'sent' && dice > 3) await arrive(pool, one, asked);
      return toldOf(one, asked);
    },
  };

  function leave(one: Kept, { purchase, payment }: ChainOrder, dice: number): void {
    if (payment.validUntil <= clock.now() || dice === 1) one.state = 'dead';
    else if (dice > 4) {
      one.state = 'sent';
      left.set(purchase, one.comment);
    }
  }

  async function arrive(pool: Pool, one: Kept, asked: ChainOrder): Promise<void> {
    const { workspace, purchase, supplier, payment } = asked;
    const world = places.world('ton', 'con_1');
    await transaction(pool, (tx) =>
      post(tx, clock, {
        workspace,
        key: `pay:${purchase}`,
        reason: 'test.paid',
        postings: [
          { from: places.supplier(supplier), to: world, amount: payment.amount },
          { from: places.cost('network'), to: world, amount: fee },
        ],
      }),
    );
    if (one.state === 'paid') return;
    one.state = 'paid';
    supplierOf(supplier).pay(one.comment);
  }

  return chain;
}

const fee = { asset: 'TON', units: 5_000_000n };

function toldOf({ state, comment }: Kept, { purchase }: ChainOrder): ChainProgress {
  if (state === 'dead') return { state, words: 'It was not let out.' };
  if (state === 'paid') return { state, boc: `boc-${purchase}`, transaction: `tx-${comment}`, fee };
  return state === 'sent' ? { state, boc: `boc-${purchase}` } : { state };
}
