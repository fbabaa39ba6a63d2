import { createHmac } from 'node:crypto';
import { sameSecret } from '#kernel';
import type { Access, Supplier, SupplierHint } from '#supply/supplier';
import { isObject, readTold, wordIn } from '#suppliers/wire';

type Read = NonNullable<Supplier['webhook']>['read'];

/** For a day after its secret was changed a delivery carries two signatures, and any one that fits will do. */
const signaturesMax = 8;

/** A delivery is signed over its bytes, without a time: it is a hint, and what it tells is asked for. */
export const readWebhook: Read = ({ secrets }: Access, { headers, body }): readonly SupplierHint[] | undefined => {
  const secret = secrets['webhook_secret'];
  const header = headers['x-faas-signature'];
  if (!secret || typeof header !== 'string') return undefined;
  const wanted = createHmac('sha256', secret).update(body).digest('hex');
  const given = header.split(',', signaturesMax).map((one) => one.trim().toLowerCase());
  const fitting = given.filter((one) => sameSecret(one, wanted));
  if (fitting.length === 0) return undefined;
  const told = readTold(body.toString('utf8'));
  const externalId = isObject(told) ? wordIn(told, 'order_id') : undefined;
  return externalId === undefined ? [] : [{ externalId }];
};
