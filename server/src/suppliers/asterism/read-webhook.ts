import { createHmac } from 'node:crypto';
import { sameSecret } from '#kernel';
import type { Access, Supplier, SupplierHint } from '#supply/supplier';
import { isObject, readTold, wordIn } from '#suppliers/wire';

type Read = NonNullable<Supplier['webhook']>['read'];

const signaturesMax = 8;
/** What was signed longer ago than this, or in the future, is refused: https://www.standardwebhooks.com. */
const skewSeconds = 300;

/** Standard Webhooks: the id, the second and the body are signed together, once for each secret in use. */
export const readWebhook: Read = ({ secrets }: Access, { headers, body }, now): readonly SupplierHint[] | undefined => {
  const secret = secrets['webhook_secret'];
  const { 'webhook-id': id, 'webhook-timestamp': sentAt, 'webhook-signature': header } = headers;
  if (!secret || typeof id !== 'string' || typeof sentAt !== 'string' || typeof header !== 'string') return undefined;
  if (!/^\d{1,12}$/.test(sentAt) || Math.abs(now.getTime() / 1000 - Number(sentAt)) > skewSeconds) return undefined;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signed = Buffer.concat([Buffer.from(`${id}.${sentAt}.`), body]);
  const wanted = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  const fitting = header.split(' ', signaturesMax).filter((one) => sameSecret(one, wanted));
  return fitting.length === 0 ? undefined : hintsIn(body);
};

function hintsIn(body: Buffer): readonly SupplierHint[] {
  const told = readTold(body.toString('utf8'));
  if (!isObject(told) || !isObject(told['data'])) return [];
  const externalId = wordIn(told['data'], 'order_id');
  const purchase = wordIn(told['data'], 'client_ref');
  if (externalId === undefined && purchase === undefined) return [];
  return [{ ...(externalId !== undefined && { externalId }), ...(purchase !== undefined && { purchase }) }];
}
