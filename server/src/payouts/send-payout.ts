import { transaction, type Tx } from '#database';
import { hear } from './answer.ts';
import { announcePayout } from './announce-payout.ts';
import { beginToLook, conclude } from './conclude.ts';
import { leaseFrom } from './due.ts';
import type { PayoutsNeeds } from './needs.ts';
import { platformActor, type Payout } from './payout.ts';
import { lockPayout, movePayout, notePayout, type PayoutName } from './payout-rows.ts';
import type { Rail } from './rail.ts';
import { orderOf } from './request-payout.ts';
import { lockSettings, stopOf } from './workspace-rows.ts';

const connectionOf = ({ workspace, connection }: Payout) => ({ workspace, id: connection });

/**
 * Sends one payout: that it is being sent is stored before the call, so a crash at any point leaves something to look
 * up and never something to send. On a rail by hand it goes to the desk. Nothing happens to one that is not due,
 * stopped, or taken by somebody else.
 */
export async function sendPayout(needs: PayoutsNeeds, rail: Rail, name: PayoutName): Promise<void> {
  const taken = await transaction(needs.pool, (tx) => takeToSend(tx, needs, rail, name));
  const send = rail.port.send?.bind(rail.port);
  if (!taken || !send) return;
  const answer = await hear(() => send(connectionOf(taken), orderOf(taken)));
  await conclude(needs, rail, taken, answer);
}

/** The switch is read under a shared lock: once it was thrown, nobody takes anything any more. */
async function takeToSend(
  tx: Tx,
  { clock }: PayoutsNeeds,
  rail: Rail,
  { workspace, id }: PayoutName,
): Promise<Payout | undefined> {
  await lockSettings(tx, workspace, 'share');
  const payout = await lockPayout(tx, workspace, id);
  const at = clock.now();
  if (payout?.status !== 'approved' || !payout.dueAt || payout.dueAt > at) return undefined;
  if (await stopOf(tx, workspace, rail.code)) return undefined;
  const by = { at, actor: platformActor };
  const first = payout.firstSentAt ?? at;
  if (rail.port.byHand) {
    const waiting = { due_at: null, desk_since: at, first_sent_at: first };
    await movePayout(tx, payout, 'sending', { ...by, reason: 'Somebody has to pay it by hand.' }, waiting);
    return undefined;
  }
  const sending = { due_at: leaseFrom(at), tries: payout.tries + 1, first_sent_at: first };
  return movePayout(tx, payout, 'sending', by, sending);
}

/**
 * Looks up how a payout stands that was sent. One whose sender was cut short has an unknown outcome first. Called only
 * for what was taken as due.
 */
export async function lookUpPayout(needs: PayoutsNeeds, rail: Rail, name: PayoutName): Promise<void> {
  const taken = await transaction(needs.pool, (tx) => takeToLook(tx, needs, rail, name));
  const find = rail.port.find?.bind(rail.port);
  if (!taken || !find) return;
  const since = taken.firstSentAt ?? taken.requestedAt;
  const answer = await hear(() => find(connectionOf(taken), orderOf(taken), since));
  await conclude(needs, rail, taken, answer);
}

async function takeToLook(
  tx: Tx,
  { clock }: PayoutsNeeds,
  rail: Rail,
  { workspace, id }: PayoutName,
): Promise<Payout | undefined> {
  const found = await lockPayout(tx, workspace, id);
  const at = clock.now();
  if (found?.status === 'sending') {
    const reason = 'Whoever was sending it was cut short.';
    const unknown = await beginToLook(tx, rail, found, { at, actor: platformActor, reason });
    return rail.port.find ? oneMoreLook(tx, unknown, at) : undefined;
  }
  if (found?.status !== 'sent' && found?.status !== 'unknown') return undefined;
  if (!rail.port.find) {
    await standStill(tx, found, at);
    return undefined;
  }
  return oneMoreLook(tx, found, at);
}

const oneMoreLook = (tx: Tx, payout: Payout, at: Date): Promise<Payout> =>
  notePayout(tx, payout, { looks: payout.looks + 1, due_at: leaseFrom(at) });

/** A gateway that says "sent" and can never be asked what came of it: a person has to find out. */
async function standStill(tx: Tx, payout: Payout, at: Date): Promise<void> {
  if (payout.deskSince) return void (await notePayout(tx, payout, { due_at: null }));
  const waiting = await notePayout(tx, payout, { due_at: null, desk_since: at });
  await announcePayout(tx, 'payout.unknown', waiting, at);
}
