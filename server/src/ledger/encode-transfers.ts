import { hashInput } from './hash-input.ts';
import { plainArray, textArray } from './array-literal.ts';
import type { Place } from './place.ts';
import type { Transfer } from './transfer.ts';

/** An account as a batch names it: its place and asset, and its id when that is known. */
export type NamedAccount = { readonly place: Place; readonly asset: string; readonly id: bigint | undefined };

/** Where ids of accounts are remembered; a miss is never wrong, only slower. */
export type AccountIds = { get(address: string, asset: string): bigint | undefined };

export type EncodedTransfers = { readonly accounts: readonly NamedAccount[]; readonly values: readonly unknown[] };

export const nameOf = (address: string, asset: string): string => `${address} ${asset}`;

/** The hash of what a transfer asks for: its input, or else its postings. */
export const hashOf = (transfer: Transfer): string =>
  hashInput(
    transfer.input === undefined
      ? transfer.postings.map(({ from, to, amount }) => [from.address, to.address, amount.asset, amount.units])
      : transfer.input,
  );

/** Transfers of one workspace as the arrays of `ledger.post`, from `p_account` on. */
export function encodeTransfers(
  transfers: readonly Transfer[],
  hashes: readonly string[],
  ids: AccountIds,
): EncodedTransfers {
  const { accounts, postings } = numberAccounts(transfers, ids);
  const places = accounts.filter((account) => account.id === undefined);
  return {
    accounts,
    values: [
      plainArray(accounts.map((account) => account.id)),
      textArray(places.map((account) => account.place.address)),
      textArray(places.map((account) => account.asset)),
      plainArray(places.map((account) => account.place.floor)),
      plainArray(places.map((account) => account.place.ceiling)),
      plainArray(places.map((account) => account.place.mustExist ?? false)),
      textArray(transfers.map((transfer) => transfer.key)),
      plainArray(hashes),
      textArray(transfers.map((transfer) => transfer.reason)),
      textArray(transfers.map((transfer) => transfer.reference)),
      textArray(transfers.map((transfer) => transfer.occurredAt?.toISOString())),
      textArray(transfers.map((transfer) => answerJson(transfer.answer))),
      plainArray(postings.transfer),
      plainArray(postings.from),
      plainArray(postings.to),
      plainArray(postings.units),
    ],
  };
}

const answerJson = (answer: unknown) => (answer === undefined ? undefined : JSON.stringify(answer));

function numberAccounts(transfers: readonly Transfer[], ids: AccountIds) {
  const accounts: NamedAccount[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (place: Place, asset: string) => {
    const name = nameOf(place.address, asset);
    const known = numbers.get(name);
    if (known !== undefined) return known;
    accounts.push({ place, asset, id: ids.get(place.address, asset) });
    numbers.set(name, accounts.length);
    return accounts.length;
  };
  const postings = { transfer: [] as number[], from: [] as number[], to: [] as number[], units: [] as bigint[] };
  transfers.forEach((transfer, index) => {
    for (const { from, to, amount } of transfer.postings) {
      postings.transfer.push(index + 1);
      postings.from.push(numberOf(from, amount.asset));
      postings.to.push(numberOf(to, amount.asset));
      postings.units.push(amount.units);
    }
  });
  return { accounts, postings };
}
