import type { Cell } from '@ton/core';
import { Refusal } from '#kernel';
import type { Destination, FormField, OpenConnection } from '#payments/gateway';
import { readAddress, showAddress } from './address.ts';
import { cellOf, isText } from './comment.ts';
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

/** How a supplier is paid: a comment, or a cell with a text that is sent on as it was given. */
export const supplierFields = {
  ...destinationFields,
  payload: {
    about: 'A cell with a text (a BoC in base64) that travels with the money as it is, in place of the comment.',
    pattern: /^[A-Za-z0-9+/=]{0,8000}$/,
    usual: '',
  },
} as const satisfies Readonly<Record<string, FormField>>;

/**
 * Where a supplier is paid. Refuses with `destination_invalid`, also a cell that is no text: it could be an order to a
 * contract, such as one that gives the wallet's jettons away.
 */
export function readSupplierDestination(connection: OpenConnection, destination: Destination): Destination {
  const { payload = '', ...rest } = destination;
  if (payload === '') return readDestination(connection, rest);
  if (rest['memo']) throw invalid('Give a "memo" or a "payload", not both.');
  // the cell is what an exchange would know it by
  const { address = '' } = readDestination(connection, { ...rest, memo: 'in the cell' });
  return { address, payload: readPayload(payload) };
}

function readPayload(text: string): string {
  const cell = tryCell(text);
  if (!cell) throw invalid('The payload is not a cell.');
  if (!isText(cell)) throw invalid('The payload is no text. What else it may be, nobody here signs.');
  return cell.toBoc().toString('base64');
}

function tryCell(text: string): Cell | undefined {
  try {
    return cellOf(Buffer.from(text, 'base64'));
  } catch {
    return undefined;
  }
}

const invalid = (message: string) => new Refusal('destination_invalid', message);
