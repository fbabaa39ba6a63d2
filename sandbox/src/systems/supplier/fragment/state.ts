import { Wrong } from '@asterism/telegram-sandbox';
import type { House } from '../state.ts';

export const cookieNames = ['stel_ssid', 'stel_dt', 'stel_token', 'stel_ton_token'] as const;

export const requestStatuses = ['made', 'linked', 'paid', 'delivered'] as const;
export type RequestStatus = (typeof requestStatuses)[number];

/** A request to buy: each is a new one, whoever asks. */
export type BuyRequest = {
  readonly id: string;
  readonly username: string;
  readonly stars: number;
  /** Nanotons. */
  readonly units: string;
  /** What has to be sent exactly so, once the link was asked for. */
  link: { readonly validUntil: number; readonly from: string; readonly payload: string; readonly hash: string } | null;
  status: RequestStatus;
  isConfirmed: boolean;
  due: number | null;
  tx: string | null;
};

/** How the market behaves towards whoever is signed in. */
export type Temper = {
  usd_per_1000: string;
  usd_per_ton: string;
  /** A link is refused until somebody shows papers. */
  wants_kyc: boolean;
  /** Stars come only after the request was confirmed with the message that was sent. */
  needs_confirm: boolean;
  /** A request has no number until the state was asked for, as since the summer of 2026. */
  needs_state: boolean;
  sells: boolean;
  /** Seconds. */
  hash_lasts: number;
  link_lasts: number;
  delivers_after: number;
};

/** Somebody who is signed in there, by four cookies. */
export type FragmentAccount = {
  readonly name: string;
  readonly cookies: Readonly<Record<(typeof cookieNames)[number], string>>;
  readonly payTo: string;
  readonly rawPayTo: string;
  temper: Temper;
  /** What the page of the moment calls the API by. */
  hash: { readonly text: string; readonly until: number } | null;
  hasReadState: boolean;
  readonly requests: BuyRequest[];
  /** What came in and was for no request, or not as it was asked for: it is kept, and nobody gets anything for it. */
  readonly kept: { readonly at: string; readonly units: string; readonly tx: string; readonly why: string }[];
};

export function fragmentOf({ state }: House, name: string): FragmentAccount {
  const found = state().fragments.find((account) => account.name === name);
  if (!found) throw new Wrong(404, `Nobody is signed in as "${name}".`);
  return found;
}
