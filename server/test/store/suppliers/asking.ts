import { expect } from 'vitest';
import { bound, textOf, type Stand } from './stand.ts';
import { placedBy } from './placing.ts';

const validate = ({ supplier, world, said }: Stand, username: string) =>
  bound(supplier, 'validate')(world.access, { username, stars: 500 }).catch((error: unknown) => {
    said.push(error);
    if (error instanceof Error && error.name === 'SupplierSilent') return { verdict: 'unknown' as const };
    throw error;
  });

export const askingCases = {
  async quoted({ supplier, world, now }: Stand) {
    const { cost, validUntil } = await bound(supplier, 'quote')(world.access, 500);
    expect(cost).toEqual(world.cost(500));
    expect(validUntil.getTime()).toBeGreaterThan(now.getTime());
  },
  async valid(stand: Stand) {
    stand.world.know('durov', 'yes');
    expect(await validate(stand, 'durov')).toMatchObject({ verdict: 'yes', name: expect.stringContaining('durov') });
  },
  async invalid(stand: Stand) {
    stand.world.know('nobody', 'no');
    expect(await validate(stand, 'nobody')).toMatchObject({ verdict: 'no', reason: expect.any(String) });
  },
  async unsure(stand: Stand) {
    stand.world.know('durov', 'unknown');
    expect(await validate(stand, 'durov')).toMatchObject({ verdict: 'unknown' });
  },
  async check_lost(stand: Stand) {
    for (const mood of [
      'die_before',
      'die_after',
      '500_before',
      { body: '{}' },
      { status: 429, body: '{}' },
    ] as const) {
      stand.world.server.next(stand.world.calls.validate, mood);
      expect(await validate(stand, 'durov')).toMatchObject({ verdict: 'unknown' });
    }
  },
  async balance({ supplier, world }: Stand) {
    const before = await bound(supplier, 'balance')(world.access);
    expect(before.units).toBeGreaterThan(0n);
    world.empty?.();
    expect(await bound(supplier, 'balance')(world.access)).toEqual({ ...before, units: 0n });
  },
  async secrets(stand: Stand) {
    const { world, said } = stand;
    const order = stand.order();
    const { externalId } = placedBy(await stand.place(order));
    for (const call of Object.values(world.calls)) world.server.next(call, 'die_before', '500_before', { body: 'no' });
    for (let round = 0; round < 3; round += 1) {
      await stand.place(stand.order());
      await stand.find(order, externalId);
      await validate(stand, 'durov');
    }
    const locked = world.lock?.();
    if (locked) said.push(await bound(stand.supplier, 'place')(locked, stand.order()));
    const text = [textOf(said), ...world.server.calls].join('\n');
    for (const secret of Object.values(world.access.secrets).filter((one) => one !== ''))
      expect(text).not.toContain(secret);
  },
};
