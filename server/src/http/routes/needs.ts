import type { Asking, Needs as BillingNeeds } from '#billing';
import type { FundsNeeds } from '#funds';
import type { Keyring } from '#identity';
import type { Jobs } from '#jobs';
import type { MovableClock } from '#kernel';
import type { RatesNeeds } from '#rates';
import type { ConnectionsNeeds } from '#connections';
import type { IntakeNeeds } from '#payments';
import type { PayoutsNeeds } from '#payouts';
import type { TelegramNeeds } from '#telegram';
import type { Courier, WebhooksNeeds } from '#webhooks';

/** The sandbox's hold on this platform: only when a control token is configured. */
export type Control = { readonly token: string; readonly clock: MovableClock };

/** Everything the API can touch. */
export type HttpNeeds = BillingNeeds &
  FundsNeeds &
  RatesNeeds &
  IntakeNeeds &
  ConnectionsNeeds &
  PayoutsNeeds &
  TelegramNeeds &
  Asking &
  WebhooksNeeds & {
    /** Sends webhooks in this process, where one does. */
    readonly courier?: Pick<Courier, 'figures'> | undefined;
    readonly keyring: Keyring;
    readonly jobs: Pick<Jobs, 'settle'>;
    readonly control?: Control | undefined;
    readonly config: {
      readonly publicUrl: string;
      readonly telegramApiRoot: string;
      /** Log a line for every request; off, because the hot routes answer thousands a second. */
      readonly logRequests?: boolean;
      /** Addresses or networks of proxies whose X-Forwarded-For is believed; none, when not given. */
      readonly trustedProxies?: readonly string[];
    };
  };
