export { keyNamed, openChainRig, strangerNamed, walletNamed, type ChainRig } from './chain-rig.ts';
