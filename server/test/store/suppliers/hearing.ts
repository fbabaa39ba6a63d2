import { expect } from 'vitest';
import type { Delivery } from '#payments/gateway';
import type { Supplier } from '#supply/supplier';
import { placedBy } from './placing.ts';
import { bound, type Stand } from './stand.ts';

/** A genuine delivery about an order that has been delivered. */
async function delivered(stand: Stand, secrets?: readonly string[]) {
  const { externalId } = placedBy(await stand.place(stand.order()));
  stand.world.bring(externalId, 'delivered');
  return { externalId, delivery: bound(stand.world, 'delivery')(externalId, secrets) };
}

function hearing({ webhook }: Supplier) {
  if (!webhook) throw new Error('It sends nothing: say that the law cannot hold, and why.');
  return webhook;
}

const read = ({ supplier, world, now }: Stand, delivery: Delivery, at = now) =>
  hearing(supplier).read(world.access, delivery, at);

const otherSecret = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const ownSecret = ({ world }: Stand): string => world.access.secrets['webhook_secret'] ?? '';

/** The same delivery with every header that could prove something changed. */
const reheaded = (delivery: Delivery, change: (value: string) => string | undefined): Delivery => ({
  ...delivery,
  headers: Object.fromEntries(
    Object.entries(delivery.headers).flatMap(([name, value]) => {
      const changed = /signature/.test(name) ? change(String(value)) : String(value);
      return changed === undefined ? [] : [[name, changed]];
    }),
  ),
});

export const hearingCases = {
  async hinted(stand: Stand) {
    const { externalId, delivery } = await delivered(stand);
    expect(read(stand, delivery)).toMatchObject([{ externalId }]);
    expect(read(stand, delivery)).toMatchObject([{ externalId }]);
    expect(stand.world.orders()).toHaveLength(1);
  },
  async rotated(stand: Stand) {
    const own = ownSecret(stand);
    for (const secrets of [
      [otherSecret, own],
      [own, otherSecret],
    ]) {
      const { externalId, delivery } = await delivered(stand, secrets);
      expect(read(stand, delivery)).toMatchObject([{ externalId }]);
    }
  },
  async forged(stand: Stand) {
    const { delivery } = await delivered(stand);
    const { delivery: byOther } = await delivered(stand, [otherSecret]);
    const body = Buffer.from(delivery.body.toString('utf8').replace('delivered', 'failed'));
    const half = (value: string) => value.slice(0, value.length / 2);
    const forgeries = [
      byOther,
      { ...delivery, body },
      reheaded(delivery, half),
      reheaded(delivery, () => ''),
      reheaded(delivery, () => undefined),
    ];
    expect(forgeries.map((one) => read(stand, one))).toEqual(forgeries.map(() => undefined));
    const { access } = stand.world;
    const keyless = { ...access, secrets: { ...access.secrets, webhook_secret: '' } };
    expect(hearing(stand.supplier).read(keyless, delivery, stand.now)).toBeUndefined();
  },
  async old(stand: Stand) {
    const { delivery } = await delivered(stand);
    for (const minutes of [-10, 10])
      expect(read(stand, delivery, new Date(stand.now.getTime() + minutes * 60_000))).toBeUndefined();
  },
};
