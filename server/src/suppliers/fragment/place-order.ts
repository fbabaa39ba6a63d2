import { randomInt } from 'node:crypto';
import { amountToWire } from '#kernel';
import { SupplierSilent, type Access, type Placed, type PurchaseOrder } from '#supply/supplier';
import { isUsername, wordIn } from '#suppliers/wire';
import { FragmentShut, type FragmentNeeds, type Said, type Session } from './call.ts';
import { writeName } from './external-id.ts';
import { settingOf } from './form.ts';
import { readLink } from './read-link.ts';
import { findRecipient } from './validate-recipient.ts';
import { accountOf, deviceOf } from './wallet.ts';

type Needs = FragmentNeeds & { readonly session: (access: Access) => Session };

const refused = (words: string, isPassing: boolean): Placed => ({ outcome: 'refused', words, isPassing });
const down = (words: string): Placed => ({ outcome: 'refused', words, isPassing: true, isDown: true });

/**
 * Makes a request and asks what is to be paid for it. A request that nobody pays buys nothing, and nothing is paid before
 * this has answered: so whatever goes wrong here, it surely took nothing.
 */
export async function placeOrder(needs: Needs, access: Access, order: PurchaseOrder): Promise<Placed> {
  if (order.maxCost.asset !== 'TON') return refused('Fragment is paid in TON here.', false);
  if (!isUsername(order.username)) return refused('This is no username.', false);
  try {
    return await request(needs, access, order);
  } catch (error) {
    if (error instanceof FragmentShut || error instanceof SupplierSilent) return down(error.message);
    throw error;
  }
}

async function request(needs: Needs, access: Access, order: PurchaseOrder): Promise<Placed> {
  const session = needs.session(access);
  const found = await findRecipient(session, access, order);
  if (!('recipient' in found)) return refused(found.words, found.isPassing);
  await readState(session, access);
  const made = await session.ask('initBuyStarsRequest', {
    recipient: found.recipient,
    quantity: String(order.stars),
    payment_method: 'ton',
  });
  const id = wordIn(made.told, 'req_id');
  if (made.error !== undefined || id === undefined) return refused(noOf(made, 'makes no request'), true);
  return askToPay(needs, session, access, { order, id });
}

/** Since the summer of 2026 a request is made only after this was asked for. */
async function readState(session: Session, { settings }: Access): Promise<void> {
  if (settingOf(settings, 'state_first') !== 'yes') return;
  await session.ask('updateStarsBuyState', { mode: 'new', lv: 'false', dh: String(randomInt(1, 2 ** 31)) });
}

async function askToPay(
  { clock }: Needs,
  session: Session,
  access: Access,
  { order, id }: { readonly order: PurchaseOrder; readonly id: string },
): Promise<Placed> {
  const link = await session.ask('getBuyStarsLink', {
    account: accountOf(access),
    device: deviceOf(access),
    transaction: '1',
    id,
    show_sender: settingOf(access.settings, 'show_sender') === 'yes' ? '1' : '0',
  });
  if (link.told['need_verify'] === true)
    return down('Fragment wants this account to be verified (KYC) before it sells to it.');
  if (link.error !== undefined) return refused(noOf(link, 'names no payment'), true);
  const read = readLink(link.told, access, clock.now());
  if ('wrong' in read) return down(read.wrong);
  const { pay, confirm } = read;
  const { amount, asset } = amountToWire(pay.amount);
  if (pay.amount.units > order.maxCost.units)
    return refused(`Fragment asks ${amount} ${asset} now, which is more than it may cost.`, true);
  const named = Object.keys(confirm).length > 0 ? confirm : { id };
  return { outcome: 'placed', externalId: writeName({ request: id, confirm: named }), cost: pay.amount, pay };
}

const noOf = ({ error }: Said, otherwise: string): string => `Fragment: ${error ?? otherwise}`;
