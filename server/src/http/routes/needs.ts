import type { Asking, Needs as BillingNeeds } from '#billing';
import type { HeardNeeds } from '#checkers/starts';
import type { FundsNeeds } from '#funds';
import type { Keyring } from '#identity';
import type { Jobs } from '#jobs';
import type { MovableClock } from '#kernel';
import type { QuotesNeeds } from '#quotes';
import type { StoreNeeds } from '#store';
import type { RatesNeeds } from '#rates';
import type { ConnectionsNeeds } from '#connections';
import type { IntakeNeeds } from '#payments';
import type { PayoutsNeeds } from '#payouts';
import type { PersonDataNeeds } from '#people';
import type { ModerationNeeds } from '#moderation';
import type { ResellerNeeds } from '#store';
import type { TelegramNeeds } from '#telegram';
import type { Courier, WebhooksNeeds } from '#webhooks';
import type { SupplyNeeds } from '#supply';
import type { UpstreamNeeds } from '#upstream';
import type { PanelApiNeeds } from './panel/index.ts';
import type { AskWallet, WalletProofs } from './wallet-port.ts';

/** How payouts on chain stand, over all workspaces. Units are those of the chain's coin: 1e-9. */
export type ChainFigures = {
  readonly waiting: number;
  readonly oldestSeconds: number;
  readonly openBatches: number;
  readonly haltedWallets: number;
  readonly lowWallets: number;
  readonly funds: readonly { readonly network: string; readonly units: bigint }[];
};

/** The sandbox's hold on this platform: only when a control token is configured. */
export type Control = { readonly token: string; readonly clock: MovableClock };

/** Everything the API can touch. */
export type HttpNeeds = BillingNeeds &
  FundsNeeds &
  RatesNeeds &
  IntakeNeeds &
  ConnectionsNeeds &
  PayoutsNeeds &
  PersonDataNeeds &
  ModerationNeeds &
  TelegramNeeds &
  PanelApiNeeds &
  UpstreamNeeds &
  SupplyNeeds &
  ResellerNeeds &
  QuotesNeeds &
  StoreNeeds &
  Asking &
  WebhooksNeeds & {
    /** Sends webhooks in this process, where one does. */
    readonly courier?: Pick<Courier, 'figures'> | undefined;
    /** How payouts on chain stand, for the metrics, where there are such. */
    readonly chainFigures?: (() => Promise<ChainFigures>) | undefined;
    readonly keyring: Keyring;
    readonly jobs: Pick<Jobs, 'settle'>;
    readonly control?: Control | undefined;
    /** Who is told who started a bot that people are paid for starting. */
    readonly sighted: HeardNeeds['sighted'];
    /** How people prove that an address is theirs. */
    readonly walletProofs: WalletProofs;
    /** What a connected wallet is given to send for a payment on TON. */
    readonly askWallet: AskWallet;
    readonly config: {
      readonly publicUrl: string;
      /** Whose prices are public, and whose services are listed without a key; nobody's, when not given. */
      readonly defaultWorkspace?: number | undefined;
      readonly telegramApiRoot: string;
      /** The key Telegram signs initData for third parties with; Telegram's own, when not given. */
      readonly telegramMiniAppKey?: string | undefined;
      /** Log a line for every request; off, because the hot routes answer thousands a second. */
      readonly logRequests?: boolean;
      /** Addresses or networks of proxies whose X-Forwarded-For is believed; none, when not given. */
      readonly trustedProxies?: readonly string[];
      /** How often people may try to open a session in a minute from one address; 60, when not given. */
      readonly sessionsPerMinute?: number;
    };
  };
