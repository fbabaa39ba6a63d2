import type { Sweep } from '#jobs';
import { GatewayUnavailable, type Connection, type GatewayEvent, type MoneyIn } from '#payments/gateway';
import { tonCode } from './code.ts';
import { look } from './look.ts';
import type { WatcherNeeds } from './needs.ts';
import { paymentNamed } from './payment-code.ts';
import { markTold, untoldTransfers } from './transfer-rows.ts';
import type { Transfer } from './verdict.ts';

/** Wallets that are looked at beside each other: one whose host is silent takes its time, the others do not wait for it. */
const atOnce = 8;

/**
 * Looks into every wallet and tells payments what came: each transfer is stored first, and told until payments has it.
 * Telling twice changes nothing. A wallet whose chain does not answer is passed over and stops no other.
 */
export function tonWatcher(needs: WatcherNeeds, moneyIn: Pick<MoneyIn, 'receive'>): Sweep {
  const silent = new Set<string>();

  async function watch(connection: Connection): Promise<number> {
    try {
      await look(needs, connection);
      silent.delete(connection.id);
    } catch (error) {
      if (!silent.has(connection.id)) logSilence(needs, connection, error);
      silent.add(connection.id);
    }
    return tellAll(needs, moneyIn, connection);
  }

  return {
    name: 'ton.deposits',
    lane: 'ton',
    async run() {
      const waiting = [...(await needs.connections())];
      let done = 0;
      const worker = async () => {
        for (let one = waiting.shift(); one; one = waiting.shift()) done += await watch(one);
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
      return done;
    },
  };
}

function logSilence({ log }: WatcherNeeds, { id }: Connection, error: unknown): void {
  const level = error instanceof GatewayUnavailable ? 'warn' : 'error';
  log[level]({ connection: id, err: error }, 'A TON wallet cannot be looked at; it is tried again all the time.');
}

async function tellAll(
  needs: WatcherNeeds,
  moneyIn: Pick<MoneyIn, 'receive'>,
  connection: Connection,
): Promise<number> {
  const { pool, clock } = needs;
  const untold = await untoldTransfers(pool, connection);
  if (untold.length === 0) return 0;
  const { app } = await needs.open(connection);
  let told = 0;
  for (const transfer of untold) {
    const { workspace, id } = connection;
    const incoming = { workspace, gateway: tonCode, connection: id, app, event: eventOf(transfer) };
    try {
      await moneyIn.receive(incoming);
      await markTold(pool, connection, transfer, clock.now());
      told += 1;
    } catch (error) {
      // It is told again in a second, and holds up no other.
      needs.log.error({ connection: id, hash: transfer.hash, err: error }, 'A transfer on TON could not be told of.');
    }
  }
  return told;
}

/** What payments is told of a transfer. The comment says whose it is: a payment of ours, or a word for the desk. */
export function eventOf(transfer: Transfer): GatewayEvent {
  const { hash, asset, units, comment, source, occurredAt } = transfer;
  return {
    kind: 'payment_settled',
    externalId: hash,
    amount: { asset, units },
    payload: paymentNamed(comment) ?? comment ?? '',
    payer: source,
    occurredAt,
    ...settlementOf(transfer),
    raw: rawOf(transfer),
  };
}

/** The wallet pays for taking coins in; that is what its balance lacks of them. */
export const settlementOf = ({ fee }: Transfer) =>
  fee > 0n ? { settlement: { fee: { asset: 'TON', units: fee } } } : {};

export const rawOf = ({ account, lt, hash, comment, source, units, fee }: Transfer) => ({
  account,
  lt: String(lt),
  hash,
  source,
  comment: comment ?? null,
  units: String(units),
  fee: String(fee),
});
