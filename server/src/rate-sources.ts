import type { Config } from '#config';
import { findById } from '#connections';
import type { Pool } from '#database';
import { cryptobotRates } from '#gateways/cryptobot';
import type { GatewayNeeds } from '#payments/gateway';
import { fixedSource, type RateSource } from '#rates';

type Parts = GatewayNeeds & { readonly pool: Pool; readonly config: Config };

/** Who knows rates beside people: what is set once in the configuration, and CryptoBot where a connection is named. */
export function rateSourcesOf(parts: Parts): readonly RateSource[] {
  const { fixed, connection } = parts.config.rates;
  return [fixedSource(fixed), ...(connection === undefined ? [] : [cryptobotSource(parts, connection)])];
}

/** One token is asked for all workspaces: its rates are the same for everybody. */
const cryptobotSource = (parts: Parts, connection: string): RateSource => ({
  code: 'cryptobot',
  async read() {
    const found = await findById(parts.pool, connection);
    if (found?.gateway !== 'cryptobot')
      throw new Error(`RATES_CONNECTION names ${connection}, which is no connection at CryptoBot.`);
    return cryptobotRates(parts, { workspace: found.workspace, id: found.id }).read();
  },
});
