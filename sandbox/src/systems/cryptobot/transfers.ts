import { toUnits } from '../digits.ts';
import { decimals, isCoin, limitOf } from './coins.ts';
import { add } from './invoices.ts';
import { No } from './no.ts';
import { nextNumber, type App, type CryptoPay, type Transfer } from './state.ts';

type Params = Readonly<Record<string, string>>;

/** People from here on have never opened @CryptoBot. */
const neverSeen = 9_000_000_000;

/** A transfer as `transfer` answers it: without `spend_id`, which only the list shows. */
const answered = (made: Transfer): object =>
  Object.fromEntries(Object.entries(made).filter(([name]) => name !== 'spend_id'));

export function transfer(pay: CryptoPay, app: App, params: Params): object {
  const { user_id = '', asset = '', amount = '', spend_id = '', comment } = params;
  if (spend_id === '' || spend_id.length > 64) throw new No(400, 'SPEND_ID_INVALID');
  const first = app.transfers.find((each) => each.spend_id === spend_id);
  if (first && app.repeatsTransfers) return answered(first);
  if (first) throw new No(400, 'SPEND_ID_ALREADY_USED');
  const units = isCoin(asset) ? toUnits(amount, decimals[asset] ?? 0) : undefined;
  if (!isCoin(asset)) throw new No(400, 'ASSET_INVALID');
  if (units === undefined) throw new No(400, 'AMOUNT_INVALID');
  const limit = limitOf(asset, units);
  if (limit) throw new No(400, limit);
  if (!/^[1-9]\d*$/.test(user_id) || Number(user_id) >= neverSeen || app.transfersFail)
    throw new No(400, 'USER_NOT_FOUND');
  if ((toUnits(app.balances[asset] ?? '0', decimals[asset] ?? 0) ?? 0n) < units) throw new No(400, 'NOT_ENOUGH_COINS');
  const made: Transfer = {
    transfer_id: 90_000 + nextNumber(pay),
    user_id: Number(user_id),
    asset,
    amount,
    status: 'completed',
    completed_at: pay.world.clock.now().toISOString(),
    spend_id,
    ...(comment && { comment }),
  };
  app.transfers.unshift(made);
  add(app, asset, -units);
  pay.world.changed();
  return answered(made);
}

export function getTransfers(app: App, params: Params): object {
  const { asset, transfer_ids: ids, spend_id, offset = '0', count = '100' } = params;
  const named = ids === undefined ? undefined : new Set(ids.split(','));
  const items = app.transfers.filter(
    (each) =>
      (asset === undefined || each.asset === asset) &&
      (named === undefined || named.has(String(each.transfer_id))) &&
      (spend_id === undefined || each.spend_id === spend_id),
  );
  return { items: items.slice(Number(offset), Number(offset) + Number(count)) };
}
