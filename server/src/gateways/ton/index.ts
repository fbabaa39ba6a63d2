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
export { openToncenter, type ToncenterOptions } from './toncenter.ts';
