import { plainArray, textArray } from './array-literal.ts';
import type { Place } from './place.ts';
import type { ReadyTransfer } from './ready-transfer.ts';

/** Where ids of accounts are remembered; a miss is never wrong, only slower. */
export type AccountIds = { get(address: string, asset: string): bigint | undefined };

/** An account whose id was not known: the call that books it answers with the id. */
export type UnknownAccount = { readonly position: number; place: Place; readonly asset: string };

export type EncodedTransfers = {
  /** The arguments of `ledger.post` after workspace and instant. */
  readonly values: readonly unknown[];
  readonly unknown: readonly UnknownAccount[];
};

/** Transfers of one workspace as the arguments of `ledger.post`. */
export function encodeTransfers(ready: readonly ReadyTransfer[], ids: AccountIds): EncodedTransfers {
  const transfers = ready.map((one) => one.transfer);
  const { accounts, unknown, strict, postings } = numberAccounts(transfers, ids);
  const values = [
    plainArray(accounts),
    plainArray(unknown.map((account) => account.position)),
    textArray(unknown.map((account) => account.place.address)),
    textArray(unknown.map((account) => account.asset)),
    plainArray(unknown.map((account) => account.place.floor)),
    plainArray(unknown.map((account) => account.place.ceiling)),
    plainArray(unknown.map((account) => account.place.mustExist ?? false)),
    plainArray(strict),
    textArray(transfers.map((transfer) => transfer.key)),
    plainArray(ready.map((one) => one.hash)),
    textArray(transfers.map((transfer) => transfer.reason)),
    textArray(transfers.map((transfer) => transfer.reference)),
    plainArray(transfers.map((transfer) => transfer.occurredAt?.toISOString())),
    textArray(ready.map((one) => one.answer)),
    plainArray(postings.begin),
    plainArray(postings.transfer),
    plainArray(postings.from),
    plainArray(postings.to),
    plainArray(postings.units),
  ];
  return { values, unknown };
}

/** A transfer of one posting between known accounts as the arguments of `ledger.post_one`; undefined if it is not one. */
export function encodeTransfer({ transfer, hash, answer }: ReadyTransfer, ids: AccountIds): unknown[] | undefined {
  const [posting] = transfer.postings;
  if (!posting || transfer.postings.length > 1) return undefined;
  const { asset, units } = posting.amount;
  const from = ids.get(posting.from.address, asset);
  const to = ids.get(posting.to.address, asset);
  if (from === undefined || to === undefined) return undefined;
  const { key, reason, reference, occurredAt } = transfer;
  return [from, to, units, key, hash, reason, reference, occurredAt, answer];
}

/** Gives every account of a batch a position, so that postings are pairs of small numbers. */
function numberAccounts(transfers: readonly ReadyTransfer['transfer'][], ids: AccountIds) {
  const accounts: bigint[] = [];
  const unknown: UnknownAccount[] = [];
  const strict: number[] = [];
  const positions = new Map<string, number>();
  const lacking = new Map<number, UnknownAccount>();
  const postings = {
    transfer: [] as number[],
    begin: [] as number[],
    from: [] as number[],
    to: [] as number[],
    units: [] as bigint[],
  };

  const number = (place: Place, asset: string): number => {
    const name = `${place.address} ${asset}`;
    const known = positions.get(name);
    if (known !== undefined) return known;
    const id = ids.get(place.address, asset);
    const position = accounts.push(id ?? 0n);
    positions.set(name, position);
    if (id === undefined) lacking.set(position, { position, place, asset });
    return position;
  };
  const numberSide = (place: Place, asset: string, side: number): number => {
    const position = number(place, asset);
    const account = lacking.get(position);
    if (account && place.mustExist) strict.push(side);
    if (account && !place.mustExist && account.place.mustExist) account.place = place;
    return position;
  };
  transfers.forEach((transfer, index) => {
    postings.begin.push(postings.units.length + 1);
    transfer.postings.forEach(({ from, to, amount }) => {
      const posting = postings.units.push(amount.units);
      postings.transfer.push(index + 1);
      postings.from.push(numberSide(from, amount.asset, posting));
      postings.to.push(numberSide(to, amount.asset, -posting));
    });
  });
  unknown.push(...lacking.values());
  return { accounts, unknown, strict, postings };
}
