export { chainOf, hostOf, networkOf, type Network } from './network.ts';
export { rawOf, readAddress, showAddress, type RawAddress } from './address.ts';
export { commentCell, readComment } from './comment.ts';
export type {
  Chain,
  ChainAccount,
  ChainMessage,
  ChainTransaction,
  JettonWallet,
  StackItem,
  TransactionQuery,
} from './chain.ts';
export { tonGateway } from './ton-gateway.ts';
export { tonWatcher } from './watch.ts';
export { tonForm } from './form.ts';
export type { TonNeeds, WatcherNeeds } from './needs.ts';
export { forgedNotices } from './transfer-rows.ts';
export { chainFor } from './chain-for.ts';
export { coinRequest, jettonRequest, type TransferRequest } from './transfer-request.ts';
export { openToncenter, type ToncenterOptions } from './toncenter.ts';

export { openPace, type Pace } from './pace.ts';
export {
  openHighload,
  usualSubwallet,
  writeStateInit,
  type HighloadTerms,
  type HighloadWallet,
} from './highload-wallet.ts';
export {
  batchMax,
  composeBatch,
  sealBatch,
  selfOperation,
  signedHashOf,
  type BatchMessage,
  type BatchTerms,
  type SealedBatch,
} from './highload-batch.ts';
export { highloadCode } from './highload-code.ts';
export { queryNumbers, queryOf, type QueryId } from './query-number.ts';
export { supplierRailCode, tonPayOut, tonSupplierRail } from './payout-rail.ts';
export { payingWallet, payoutSettings } from './payout-terms.ts';
export { sentMessage, type SentMessage } from './sent-message.ts';
export { payoutSweeps } from './payout-sweeps.ts';
export { payoutFigures, type PayoutFigures } from './payout-figures.ts';
export type { FundsAlarm, PayoutNeeds } from './payout-needs.ts';
export { resumeWallet } from './wallet-rows.ts';
export { SignerRefusal, type Signer, type SigningRequest } from './signer.ts';
export { localSigner, readTonKey, TonKeyFault, type HeldKey, type TonKey } from './ton-key.ts';
export {
  openWalletProofs,
  type GivenProof,
  type ProofNeeds,
  type ProofRequest,
  type WalletProofs,
} from './wallet-proofs.ts';
export { provenAddresses, type ProvenAddress } from './proof-rows.ts';
export { judgeProof, type ProofFault, type ProofTerms, type ProofVerdict, type WalletProof } from './proof.ts';
export { askWallet, type WalletQuestion } from './ask-wallet.ts';
export { serveSigner, socketSigner } from './signer-socket.ts';
export { openSigningJournal, type SigningEntry, type SigningJournal } from './signing-journal.ts';
export { strictSigner, type SigningLimits } from './strict-signer.ts';
