import type { Delivery, OpenConnection } from '#payments/gateway';
import type { Change, Forgery, Rig } from './rig.ts';

const changes: readonly Change[] = ['amount', 'order', 'currency', 'shop', 'status'];
const digest = /[0-9a-f]{32,}/gi;

/** Another key of the same look: each letter and digit is the next one. */
const other = (secret: string): string =>
  secret.replace(/[0-9a-z]/gi, (sign) =>
    sign === '9' ? '0' : /z/i.test(sign) ? 'a' : String.fromCharCode(sign.charCodeAt(0) + 1),
  );

/** The same delivery signed with another key: made by the rig's own pen, with other secrets. */
function signedByOther(rig: Rig, delivery: Delivery, opened: OpenConnection): Delivery {
  const secrets = Object.fromEntries(Object.entries(opened.secrets).map(([name, value]) => [name, other(value)]));
  for (const change of changes) {
    const signed = rig.resign(delivery, change, { ...opened, secrets });
    if (signed) return signed;
  }
  throw new Error('The rig signs no change of a delivery; say how to forge one.');
}

const textOf = ({ query, headers, body }: Delivery): string =>
  [query, ...Object.values(headers).map(String), body.toString('utf8')].join('\n');

/** Replaces a text wherever it stands in the delivery. */
function rewrite(delivery: Delivery, from: string, to: string): Delivery {
  const headers = Object.fromEntries(
    Object.entries(delivery.headers).map(([name, value]) => [name, String(value).replaceAll(from, to)]),
  );
  return {
    ...delivery,
    headers,
    query: delivery.query.replaceAll(from, to),
    body: Buffer.from(delivery.body.toString('utf8').replaceAll(from, to)),
  };
}

/** The digests of a delivery that another key makes another way: its signature. */
function proofOf(delivery: Delivery, forged: Delivery): readonly string[] {
  const others = textOf(forged);
  const found = [...new Set(textOf(delivery).match(digest))].filter((each) => !others.includes(each));
  if (found.length === 0) throw new Error('The delivery holds no signature that could be found; say how to forge one.');
  return found;
}

/** The delivery with its proof taken away, cut short, or made with another key. */
export function forge(rig: Rig, delivery: Delivery, how: Forgery, opened: OpenConnection): Delivery {
  if (rig.forge) return rig.forge(delivery, how, opened);
  const forged = signedByOther(rig, delivery, opened);
  if (how === 'forged') return forged;
  const cut = (proof: string) => (how === 'unsigned' ? '' : proof.slice(0, proof.length / 2));
  return proofOf(delivery, forged).reduce((left, proof) => rewrite(left, proof, cut(proof)), delivery);
}
