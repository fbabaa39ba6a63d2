import { z } from 'zod';
import type { Asset } from '#kernel';
import { GatewayUnavailable, type Connection, type GatewayNeeds } from '#payments/gateway';
import { accountOf, callApi, type Account } from './call-api.ts';

/** One unit of `from` is so many of `to`, as a decimal text. */
export type CryptoRate = { readonly from: Asset; readonly to: Asset; readonly rate: string };

const ratesShape = z.array(
  z.looseObject({ is_valid: z.boolean(), source: z.string(), target: z.string(), rate: z.string() }),
);

/** Rates of coins in currencies, as Crypto Pay shows them; those it calls invalid are left out. */
export async function readRates(account: Account): Promise<CryptoRate[]> {
  const rates = await callApi(account, 'getExchangeRates', {}, ratesShape);
  return rates
    .filter(({ is_valid, rate }) => is_valid && isRate(rate))
    .map(({ source, target, rate }) => ({ from: source, to: target, rate }));
}

const isRate = (text: string): boolean => /^\d{1,30}(\.\d{1,30})?$/.test(text) && /[1-9]/.test(text);

/** The rates of Crypto Pay as a source for `#rates`, read with the token of this connection. */
export const cryptobotRates = (needs: GatewayNeeds, connection: Connection) => ({
  code: 'cryptobot',
  read: async (): Promise<CryptoRate[]> => {
    const rates = await readRates(accountOf(needs, await needs.open(connection)));
    if (rates.length === 0) throw new GatewayUnavailable('CryptoBot shows no rates now.', 'none');
    return rates;
  },
});
