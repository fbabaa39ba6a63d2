import { Address } from '@ton/core';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { payPage, type PageAction } from '../pay-page.ts';
import type { EmulatedChain } from './chain.ts';
import type { Dollar } from './dollar.ts';
import { commentCell } from './jetton.ts';
import { textOf } from './wallets.ts';

const sending = z.object({
  amount: z
    .string()
    .regex(/^\d{1,19}$/)
    .default('1000000000'),
  text: z.string().max(500).default(''),
  jetton: z.string().default(''),
});
type Sent = z.infer<typeof sending>;

/** The page that a wallet would be: what a `ton://transfer/…` link asks for, and the buttons to send it or something else. */
export function mountPay(app: FastifyInstance, chain: EmulatedChain, dollar: Dollar): void {
  app.get('/pay/:address', (request, reply) => {
    const { address } = z.object({ address: z.string() }).parse(request.params);
    const asked = sending.parse(request.query);
    return show(reply, address, asked, actionsOf(address, asked));
  });
  app.post('/pay/:address', async (request, reply) => {
    const { address } = z.object({ address: z.string() }).parse(request.params);
    const sent = sending.parse(request.body);
    const to = Address.parse(address);
    const comment = sent.text === '' ? undefined : sent.text;
    if (sent.jetton === '') {
      const body = comment === undefined ? {} : { body: commentCell(comment) };
      await chain.send('payer', { to, value: BigInt(sent.amount), ...body });
    } else await dollar.pay('payer', to, BigInt(sent.amount), comment);
    return show(reply, address, sent, [], 'Sent. It is on its way to the index.');
  });
}

const shown = ({ amount, jetton }: Sent) =>
  jetton === '' ? `${textOf(BigInt(amount), 9)} TON` : `${textOf(BigInt(amount), 6)} USDT`;

function actionsOf(address: string, asked: Sent): readonly PageAction[] {
  const to = `/ton/pay/${address}`;
  const units = BigInt(asked.amount);
  const fields = (changed: Partial<Sent> = {}) => ({ ...asked, ...changed });
  return [
    { label: 'Pay', to, fields: fields(), isMain: true },
    { label: 'Pay half', to, fields: fields({ amount: String(units / 2n) }) },
    { label: 'Pay double', to, fields: fields({ amount: String(units * 2n) }) },
    { label: 'Forget the comment', to, fields: fields({ text: '' }) },
  ];
}

function show(reply: FastifyReply, address: string, sent: Sent, actions: readonly PageAction[], note?: string) {
  const lines: readonly (readonly [string, string])[] = [
    ['To', address],
    ['Amount', shown(sent)],
    ['Comment', sent.text || 'none'],
  ];
  const page = payPage({ title: 'A wallet', lines, actions, ...(note !== undefined && { note }) });
  return reply.type('text/html; charset=utf-8').send(page);
}
