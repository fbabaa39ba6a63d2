export { keyNamed, openChainRig, strangerNamed, walletNamed, type ChainRig } from './chain-rig.ts';
export { chainWith, openPayoutRig, receivedAt, type PayoutRig } from './payout-rig.ts';
