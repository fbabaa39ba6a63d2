import { sql } from 'kysely';
import { newId } from '#kernel';
import { ask, type Tenant, type TestApi } from './test-api.ts';

export type Post = (url: string, body: unknown) => Promise<Record<string, string>>;

/** A subscription of theirs that was not paid yet. */
export async function theirSubscription(
  api: TestApi,
  theirs: Tenant,
  post: Post,
  bot: string | undefined,
): Promise<string> {
  const plan = {
    kind: 'subscription',
    title: 'Plan',
    description: 'Each month.',
    price: { asset: 'XTR', amount: '100' },
    grants: [{ credit_type: 'credits', amount: '100' }],
  };
  await ask(api, 'PUT', '/v1/products/plan', { key: theirs.key, body: plan });
  await post('/v1/invoices', { customer: 'their-subscriber', product: 'plan', bot });
  const listed = await ask(api, 'GET', '/v1/subscriptions', { key: theirs.key });
  return listed.json<{ subscriptions: { id: string }[] }>().subscriptions[0]?.id ?? '';
}

/** A refund of theirs that waits for a decision. */
export async function waitingRefund(api: TestApi, theirs: Tenant): Promise<string> {
  const refund = newId('rf');
  const { workspace } = theirs;
  await sql`insert into billing.refund_decision (workspace_id, refund, payment, customer, asked_at)
    values (${workspace}, ${refund}, ${newId('pay')}, 'their-customer', now())`.execute(api.needs.pool);
  return refund;
}
