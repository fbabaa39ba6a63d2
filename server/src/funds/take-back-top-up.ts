import type { Amount, Clock } from '#kernel';
import type { Tx } from '#database';
import { balanceOf, lockBook, places } from '#ledger';
import { backToWorld, type Giving, type Payment, type ProductTransfer } from '#payments';
import type { BeforeReceivable } from './needs.ts';
import { unconverted } from './postings.ts';
import { takeFrom, type Taken } from './take-back-deposit.ts';
import { selectConverted } from './top-up-rows.ts';
import type { Converted } from './top-up.ts';

/**
 * The money of a top-up went back, in the asset it had come in. The person gives the USD that were given for it, whatever
 * they are worth by now: out of what is there, then what `before` finds, then as a debt. What had paid an older debt is
 * owed again. The house gives back its spread; what it does not have of it any more is a loss.
 */
export async function takeBackTopUp(
  tx: Tx,
  payment: Payment,
  clock: Clock,
  before: BeforeReceivable | undefined,
): Promise<ProductTransfer> {
  const { workspace, id } = payment;
  const converted = (await selectConverted(tx, workspace, [id])).get(id);
  if (!converted) throw new Error(`The top-up ${id} is fulfilled, and nothing says what came of it.`);
  const { user, repaid, price } = converted;
  const parts = partsOf(converted).filter(({ units }) => units > 0n);
  for (const { asset } of parts) await before?.prepare?.(tx, { workspace, user, asset });
  await lockBook(tx, workspace);
  const taken: Taken[] = [];
  for (const amount of parts)
    taken.push(await takeFrom(tx, { workspace, user, amount, payment: id, at: clock.now() }, before));
  const giving = taken.flatMap((one) => one.giving);
  const isOf = (asset: string) => (one: Giving) => one.amount.asset === asset;
  const usd = price.to.asset === repaid.asset ? [] : giving.filter(isOf(price.to.asset));
  const house = price.to.asset === repaid.asset ? [] : await givenByHouse(tx, converted);
  return {
    key: `refund:${id}`,
    reason: 'funds.charge_back',
    reference: id,
    postings: [
      ...taken.flatMap(({ gathered }) => gathered),
      ...usd.map(({ from, amount }) => ({ from, to: places.exchanged(amount.asset), amount })),
      // a leg from `fx:<asked>` to itself moves nothing
      ...backToWorld(payment, [...giving.filter(isOf(repaid.asset)), ...house]).filter(
        ({ from, to }) => from.address !== to.address,
      ),
    ],
  };
}

/** What the person has to give: the USD, and what of the asset that came had paid a debt; one sum when both are USD. */
function partsOf({ repaid, price: { to } }: Converted): readonly Amount[] {
  if (repaid.asset === to.asset) return [{ ...to, units: to.units + repaid.units }];
  return [to, repaid];
}

async function givenByHouse(tx: Tx, { workspace, price }: Converted): Promise<Giving[]> {
  const { asset } = price.from;
  const fees = await balanceOf(tx, workspace, places.platform('fees'), asset);
  const rounding = await balanceOf(tx, workspace, places.platform('rounding'), asset);
  return unconverted(price, { fees, rounding });
}
