import type { Amount, WorkspaceId } from '#kernel';
import type { Connection } from '#payments/gateway';

/** An address that a user has proved to hold. */
export type ProvenAddress = {
  readonly user: string;
  readonly network: 'mainnet' | 'testnet';
  /** As wallets show it. */
  readonly shown: string;
  readonly wallet: string;
  readonly provenAt: Date;
};

/** What a wallet answers when it is asked for `ton_proof`. Everything in it is the client's word. */
export type GivenProof = {
  readonly user: string;
  readonly connection?: string | undefined;
  readonly proof: {
    readonly account: {
      readonly address: string;
      readonly chain: string;
      readonly publicKey: string;
      readonly walletStateInit: string;
    };
    readonly proof: {
      readonly timestamp: number;
      readonly domain: { readonly lengthBytes: number; readonly value: string };
      readonly signature: string;
      readonly payload: string;
    };
  };
};

/** How people prove their addresses. The wiring gives it, because transports know no gateway. */
export type WalletProofs = {
  ask(workspace: WorkspaceId, user: string): Promise<{ readonly payload: string; readonly expiresAt: Date }>;
  verify(workspace: WorkspaceId, given: GivenProof): Promise<ProvenAddress>;
  list(workspace: WorkspaceId, user: string): Promise<readonly ProvenAddress[]>;
};

/** What a connected wallet is asked to send, as `sendTransaction` of TON Connect takes it. */
export type WalletRequest = {
  readonly validUntil: number;
  readonly network: string;
  readonly messages: readonly { readonly address: string; readonly amount: string; readonly payload: string }[];
};

export type AskWallet = (
  connection: Connection,
  question: {
    readonly payment: string;
    readonly amount: Amount;
    readonly validUntil: Date;
    readonly payer?: string | undefined;
  },
) => Promise<WalletRequest>;
