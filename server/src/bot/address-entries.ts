import { listDestinations } from '#payouts';
import type { Scene } from './screen.ts';

/** An entry of somebody's address book, as the screens show it. */
export type Entry = {
  readonly id: string;
  readonly label: string;
  readonly address: string;
  /** From when on it is paid, while it is too new. */
  readonly usableAt: Date | null;
};

/** The address book of whoever is here. */
export const entriesOf = async ({ needs, ws, user, now }: Scene, rail?: string): Promise<readonly Entry[]> => {
  const { destinations } = await listDestinations(needs.pool, {
    workspace: ws,
    user,
    limit: 20,
    ...(rail && { rail }),
  });
  return destinations.map(({ id, label, destination, usableAt }) => ({
    id,
    label,
    address: destination['address'] ?? Object.values(destination).join(' '),
    usableAt: usableAt > now ? usableAt : null,
  }));
};

/** For samples. */
export const sampleEntry = {
  id: 'dst_00000000000000000000000000000001',
  label: 'Tonkeeper',
  address: 'UQ'.padEnd(48, 'a'),
};
