import { z } from 'zod';
import { Refusal } from '#kernel';
import { getPayment } from '#payments';
import { route } from './operation.ts';
import { AnyId } from './wire/text.ts';

const WalletRequestTold = z
  .object({
    validUntil: z.int(),
    network: z.string(),
    messages: z.array(z.object({ address: z.string(), amount: z.string(), payload: z.string() })),
  })
  .meta({ id: 'WalletRequest', description: 'What `sendTransaction` of TON Connect takes, as it is.' });

const id = 'pay_0199d3a5c0de7a000b2c4d6e8f001122';
/** Milliseconds: a wallet that was asked longer ago is asked again. */
const lives = 10 * 60_000;

export const walletRequestRoutes = [
  route(
    {
      id: 'askWallet',
      method: 'POST',
      path: '/v1/payments/{id}/wallet-request',
      tag: 'Payments',
      scope: 'payments:write',
      summary: 'What a connected wallet is to send for a payment on TON',
      description:
        'Good for ten minutes. The answer of the wallet says only that it sent something: what came is read from the chain. USDT needs the address of the payer.',
      params: z.strictObject({ id: AnyId }),
      body: z
        .strictObject({ payer: z.string().max(48).optional().describe('As the wallet shows it (UQ… or EQ…).') })
        .meta({ id: 'WalletQuestion' }),
      answer: WalletRequestTold,
      refusals: [
        'not_found',
        'action_unavailable',
        'asset_not_supported',
        'destination_invalid',
        'gateway_unavailable',
      ],
      example: {
        params: { id },
        body: {},
        answer: {
          validUntil: 1_795_169_400,
          network: '-239',
          messages: [
            {
              address: 'UQCqM1r-msn1FNAwv21Yh3trPxOcupiBOBei2FJps7a6J1DX',
              amount: '1500000000',
              payload: 'te6cckEBAQEACwAAEgAAAABwYXlfMt8xlJk=',
            },
          ],
        },
      },
    },
    async ({ pool, clock, askWallet }, { workspace, params, body: { payer } }) => {
      const { id: payment, gateway, connection, amount, status } = await getPayment(pool, workspace, params.id);
      if (gateway !== 'ton' || status !== 'requested')
        throw new Refusal(
          'action_unavailable',
          'Only a payment on TON that nobody has paid yet can be sent by a wallet.',
        );
      const validUntil = new Date(clock.now().getTime() + lives);
      const asked = await askWallet({ workspace, id: connection }, { payment, amount, validUntil, payer });
      return { ...asked, messages: [...asked.messages] };
    },
  ),
];
