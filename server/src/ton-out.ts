import type { Config } from '#config';
import type { Pool, Tx } from '#database';
import {
  chainFor,
  localSigner,
  payoutSweeps,
  readTonKey,
  socketSigner,
  type FundsAlarm,
  type Signer,
} from '#gateways/ton';
import type { Log, Sweep } from '#jobs';
import { amountToWire, type Clock } from '#kernel';
import type { GatewayNeeds, MoneyOut } from '#payments/gateway';
import { announce } from '#webhooks';

type Parts = {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Config;
  readonly open: GatewayNeeds['open'];
  readonly moneyOut: MoneyOut;
};

/** What pays out on TON by itself. Keys come from the environment or stay with a signer; the database has none. */
export const tonPayoutSweeps = ({ config, ...parts }: Parts): Sweep[] =>
  payoutSweeps({
    ...parts,
    chainOf: (connection) => chainFor({ root: config.gatewayRoot }, connection),
    signer: signerOf(config),
    alarm: tellAlarm,
  });

function signerOf({ ton }: Config): Signer {
  if (ton.signerSocket !== undefined) return socketSigner(ton.signerSocket);
  let opened: Promise<Signer> | undefined;
  const open = async () =>
    localSigner(
      await Promise.all(Object.values(ton.keys).map(async (text) => ({ key: await readTonKey(text.reveal()) }))),
    );
  return { sign: async (request) => (await (opened ??= open())).sign(request) };
}

const tellAlarm = (
  tx: Tx,
  { workspace, connection, reason, funds, limit, words, occurredAt }: FundsAlarm,
): Promise<void> =>
  announce(tx, workspace, {
    type: 'funds.low',
    occurredAt,
    data: {
      gateway: 'ton',
      connection,
      reason,
      funds: amountToWire(funds),
      limit: limit ? amountToWire(limit) : null,
      message: words,
    },
  });
