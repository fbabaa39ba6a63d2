import { getPayment } from '#payments';
import type { DepositRequest } from './deposit.ts';
import { expectedOf } from './list-top-ups.ts';
import type { FundsNeeds } from './needs.ts';
import { priceTopUp } from './price-top-up.ts';
import { askForMoney } from './start-deposit.ts';
import { topUpPurpose, type TopUpAsked } from './top-up.ts';
import { checkUser } from './user.ts';

/**
 * Asks a reseller for money that becomes USD as it comes in, by the rate and the spread of that moment. Answers how it
 * can be paid and what it would come to now. Books nothing; the same key hears of the same payment again. Refuses as
 * `startDeposit` does, and with `rate_unavailable` while nothing fresh says what the asset is worth.
 */
export async function startTopUp(needs: FundsNeeds, request: DepositRequest): Promise<TopUpAsked> {
  const { workspace, amount } = request;
  checkUser(request.user);
  const details = async () => {
    const { to } = await priceTopUp(needs.pool, needs, workspace, amount);
    return { expected: String(to.units) };
  };
  const asked = await askForMoney(needs, request, {
    purpose: topUpPurpose,
    command: 'top_up',
    title: 'Top-up',
    details,
  });
  return { ...asked, expected: expectedOf(await getPayment(needs.pool, workspace, asked.payment)) };
}
