import { Refusal } from '#kernel';
import type { Destination, FormField, OpenConnection } from '#payments/gateway';
import { readAddress, showAddress } from './address.ts';
import { networkOf } from './network.ts';
import { memoAddresses, readTerms } from './payout-terms.ts';

const memoBytesMax = 120;

export const destinationFields = {
  address: {
    about: 'The address as the wallet shows it: 48 characters that begin with UQ or EQ.',
    pattern: /^[A-Za-z0-9+/_-]{48}$/,
  },
  memo: {
    about: `A comment that travels with the money, at most ${memoBytesMax} bytes. Exchanges know by it whose it is.`,
    pattern: /^[^\0]{0,120}$/,
    usual: '',
  },
} as const satisfies Readonly<Record<string, FormField>>;

/**
 * A destination in its one spelling: the address as wallets show their own (UQ…), whatever it was written as. Refuses
 * with `destination_invalid` what no careful wallet would send to.
 */
export function readDestination(connection: OpenConnection, destination: Destination): Destination {
  const strange = Object.keys(destination).find((name) => !Object.hasOwn(destinationFields, name));
  if (strange !== undefined)
    throw invalid(`A TON destination has no "${strange}". Give "address" and, if needed, "memo".`);
  const network = networkOf(connection);
  const { raw } = readAddress(destination['address'] ?? '', network);
  const memo = readMemo(destination['memo'] ?? '');
  if (raw === readTerms(connection)?.wallet.address) throw invalid('This is the wallet payouts leave from.');
  if (memo === '' && memoAddresses(connection).has(raw))
    throw invalid(
      'This address belongs to an exchange: without the memo it shows you, the money would be lost. Give "memo".',
    );
  return { address: showAddress(raw, network), ...(memo !== '' && { memo }) };
}

function readMemo(text: string): string {
  const memo = text.trim();
  if (Buffer.byteLength(memo) > memoBytesMax) throw invalid(`A memo is at most ${memoBytesMax} bytes long.`);
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(memo) || !memo.isWellFormed()) throw invalid('A memo is one line of plain text.');
  return memo;
}

const invalid = (message: string) => new Refusal('destination_invalid', message);
