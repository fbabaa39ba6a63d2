export { keyNamed, openChainRig, strangerNamed, walletNamed, type ChainRig } from './chain-rig.ts';
export {
  believing,
  chainWith,
  openPayoutRig,
  receivedAt,
  type PayoutRig,
  type Purse,
  type PurseOptions,
} from './payout-rig.ts';
export { openDepositRig, type DepositRig, type Till } from './deposit-rig.ts';
export { tonRig } from './ton-rig.ts';
