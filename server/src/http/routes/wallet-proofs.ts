import { z } from 'zod';
import { route } from './operation.ts';
import { InstantTold, toInstant } from './wire/instant.ts';
import { AnyId } from './wire/text.ts';
import type { ProvenAddress } from './wallet-port.ts';

const User = z
  .string()
  .regex(/^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}$/, {
    error: 'Name the user in 1 to 64 letters, digits, "_", "-" or ".", no dot first.',
  })
  .describe('Your own name for the person; for a Telegram user, the numeric id as a string.');

const Timestamp = z
  .union([z.int().min(0), z.string().regex(/^\d{1,12}$/)])
  .transform(Number)
  .describe('Seconds since 1970; wallets send a number or a text.');

const WalletProof = z
  .strictObject({
    user: User,
    connection: AnyId.optional().describe('The TON connection, by id or name, when there are several.'),
    account: z.object({
      address: z.string().max(80).describe('Raw, as TON Connect gives it.'),
      chain: z.string().max(8).describe('`-239` is the main network, `-3` the test network.'),
      publicKey: z.string().max(80),
      walletStateInit: z.string().max(16_384),
    }),
    proof: z.object({
      timestamp: Timestamp,
      domain: z.object({ lengthBytes: z.int().min(0).max(1024), value: z.string().max(253) }),
      signature: z.string().max(100),
      payload: z.string().max(200),
    }),
  })
  .meta({ id: 'WalletProof' });

const ProvenAddressTold = z
  .object({
    user: z.string(),
    network: z.enum(['mainnet', 'testnet']),
    address: z.string().describe('As wallets show it.'),
    wallet: z.string().describe('The kind of wallet, such as `v5r1`; `other` when only the chain knew its key.'),
    proven_at: InstantTold,
  })
  .meta({ id: 'ProvenAddress' });

const told = ({ user, network, shown, wallet, provenAt }: ProvenAddress) => ({
  user,
  network,
  address: shown,
  wallet,
  proven_at: toInstant(provenAt),
});

const tag = 'Payouts';
const payload = '5f1d7c0a9be24d3f8a6c1e2b3d4f5a6b7c8d9e0f112233445566778899aabbcc';
const example = {
  user: '123456789',
  network: 'mainnet',
  address: 'UQCqM1r-msn1FNAwv21Yh3trPxOcupiBOBei2FJps7a6J1DX',
  wallet: 'v5r1',
  proven_at: '2026-11-20T10:00:00.000Z',
} as const;

export const walletProofRoutes = [
  route(
    {
      id: 'askWalletProof',
      method: 'POST',
      path: '/v1/wallet-proofs',
      tag,
      scope: 'payouts:write',
      summary: 'Get a text for a wallet to sign',
      description:
        'For this user, once, for a quarter of an hour. Give it to TON Connect as `tonProof` before the person connects their wallet.',
      body: z.strictObject({ user: User }).meta({ id: 'WalletProofRequest' }),
      answer: z.object({ payload: z.string(), expires_at: InstantTold }).meta({ id: 'WalletProofText' }),
      refusals: [],
      example: { body: { user: '123456789' }, answer: { payload, expires_at: '2026-11-20T10:15:00.000Z' } },
    },
    async ({ walletProofs }, { workspace, body: { user } }) => {
      const asked = await walletProofs.ask(workspace, user);
      return { payload: asked.payload, expires_at: toInstant(asked.expiresAt) };
    },
  ),
  route(
    {
      id: 'verifyWalletProof',
      method: 'POST',
      path: '/v1/wallet-proofs/verify',
      tag,
      scope: 'payouts:write',
      summary: 'Bind an address to a user who signed for it',
      description:
        'Takes what TON Connect gives: the account and the proof. The key is read from the wallet itself and never believed. `details.fault` says why a proof is none.',
      body: WalletProof,
      answer: ProvenAddressTold,
      refusals: ['not_found', 'signature_invalid', 'gateway_switched_off'],
      example: {
        body: {
          user: '123456789',
          account: {
            address: `0:${'a'.repeat(64)}`,
            chain: '-239',
            publicKey: 'b'.repeat(64),
            walletStateInit: 'te6…',
          },
          proof: {
            timestamp: 1_795_168_800,
            domain: { lengthBytes: 15, value: 'pay.example.com' },
            signature: 'c2ln…',
            payload,
          },
        },
        answer: example,
      },
    },
    async ({ walletProofs }, { workspace, body: { user, connection, account, proof } }) =>
      told(await walletProofs.verify(workspace, { user, connection, proof: { account, proof } })),
  ),
  route(
    {
      id: 'listProvenAddresses',
      method: 'GET',
      path: '/v1/wallet-proofs',
      tag,
      scope: 'payouts:write',
      summary: 'Addresses that a user has proved',
      description: 'Newest first, a hundred at most.',
      query: z.strictObject({ user: User }),
      answer: z.object({ addresses: z.array(ProvenAddressTold) }).meta({ id: 'ProvenAddressList' }),
      refusals: [],
      example: { query: { user: '123456789' }, answer: { addresses: [example] } },
    },
    async ({ walletProofs }, { workspace, query: { user } }) => ({
      addresses: (await walletProofs.list(workspace, user)).map(told),
    }),
  ),
];
