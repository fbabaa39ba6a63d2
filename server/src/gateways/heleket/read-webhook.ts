import { sameSecret } from '#kernel';
import { isJsonObject, phpJson, readJsonTree, type JsonObject } from '#gateways/wire';
import type { Delivery, Mention, OpenConnection, WebhookReading } from '#payments/gateway';
import { cutSign, heleketSign } from './sign.ts';

const answer = (status: number, said: string) => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify({ status: said }),
});

/**
 * A notice of Heleket. The signature is a member of the body, over the body without it: first the bytes with the member
 * cut out, then the rest as PHP would write it anew. Payouts are signed with the payout key. What the notice speaks of
 * is read from what was proved, and looked up.
 */
export function readHeleketWebhook(connection: OpenConnection, delivery: Delivery): WebhookReading {
  const notice = objectIn(delivery.body);
  const sign = notice?.get('sign');
  if (!notice || typeof sign !== 'string')
    return { verdict: 'forged', why: 'There is no signed object in it.', answer: answer(401, 'forged') };
  const key = connection.secrets[notice.get('type') === 'payout' ? 'payout_key' : 'payment_key'] ?? '';
  const proved = key === '' ? undefined : provedBy(key, delivery.body, notice, sign);
  if (!proved)
    return { verdict: 'forged', why: 'The signature is not made with our key.', answer: answer(401, 'forged') };
  return readProved(proved);
}

function objectIn(body: Buffer): JsonObject | undefined {
  try {
    const tree = readJsonTree(body.toString('utf8'));
    return isJsonObject(tree) ? tree : undefined;
  } catch {
    return undefined;
  }
}

/** What the signature stands for, read from the very text it was made over. */
function provedBy(key: string, body: Buffer, notice: JsonObject, sign: string): JsonObject | undefined {
  const cut = cutSign(body, sign);
  if (cut && sameSecret(heleketSign(cut, key), sign.toLowerCase())) return objectIn(cut);
  const rest = new Map([...notice].filter(([name]) => name !== 'sign'));
  const anew = heleketSign(phpJson(rest, { unicode: 'raw' }), key);
  return sameSecret(anew, sign.toLowerCase()) ? rest : undefined;
}

function readProved(notice: JsonObject): WebhookReading {
  const [type, order, uuid] = ['type', 'order_id', 'uuid'].map((name) => notice.get(name));
  const taken = answer(200, 'ok');
  if (type !== 'payment' && type !== 'payout') return { verdict: 'ignored', answer: taken };
  if (typeof order !== 'string' || typeof uuid !== 'string')
    return { verdict: 'malformed', why: 'It names no order of ours.', answer: answer(400, 'malformed') };
  const mention: Mention =
    type === 'payment'
      ? { about: type, payment: order, externalId: uuid }
      : { about: type, payout: order, externalId: uuid };
  return { verdict: 'genuine', mentions: [mention], answer: taken };
}
