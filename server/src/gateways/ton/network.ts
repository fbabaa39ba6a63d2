/** The two networks. Their coins, wallets and keys are never mixed. */
export type Network = 'mainnet' | 'testnet';

/** A connection's network: an account for tests lives on the test network. */
export const networkOf = ({ isTest }: { readonly isTest: boolean }): Network => (isTest ? 'testnet' : 'mainnet');

/** How TON Connect names a network. */
export const chainOf: Readonly<Record<Network, '-239' | '-3'>> = { mainnet: '-239', testnet: '-3' };

/** Where toncenter is, for each network. */
export const hostOf: Readonly<Record<Network, string>> = {
  mainnet: 'https://toncenter.com',
  testnet: 'https://testnet.toncenter.com',
};
