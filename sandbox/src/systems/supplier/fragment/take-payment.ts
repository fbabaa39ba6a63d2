import type { ChainRow } from '../../ton/chain-row.ts';
import { dueIn, type House } from '../state.ts';
import type { BuyRequest, FragmentAccount } from './state.ts';

/** Takes what came in at the market's address. Only the very message that was asked for buys anything. */
export function takeFragmentPayment(house: House, row: ChainRow): boolean {
  const account = house.state().fragments.find(({ rawPayTo }) => rawPayTo === row.account);
  if (!account) return false;
  const { source, value, message_content: content } = row.in_msg ?? {};
  if (source == null || value == null) return true;
  const tx = Buffer.from(row.hash, 'base64').toString('hex');
  const found = account.requests.find(({ link }) => link?.hash === content?.hash);
  const why = wrongWith(found, { source, value, now: row.now });
  if (found && why === undefined) accept(house, account, found, tx);
  else account.kept.push({ at: house.clock.now().toISOString(), units: value, tx, why: why ?? 'unknown' });
  house.changed();
  return true;
}

type Came = { readonly source: string; readonly value: string; readonly now: number };

function wrongWith(found: BuyRequest | undefined, { source, value, now }: Came): string | undefined {
  if (!found?.link) return 'no request has this message';
  if (found.status !== 'linked') return 'paid twice';
  if (found.units !== value) return 'another amount';
  if (found.link.from !== source) return 'another wallet';
  return now > found.link.validUntil ? 'too late' : undefined;
}

function accept({ clock }: House, { temper }: FragmentAccount, found: BuyRequest, tx: string): void {
  found.status = 'paid';
  found.tx = tx;
  found.due = dueIn(clock.now().getTime(), temper.delivers_after);
}
