import { deliver } from '../deliver.ts';
import type { House } from '../state.ts';

/** What is paid, and confirmed where that is wanted, is delivered in its time. */
export function catchUpFragment(house: House): void {
  const now = house.clock.now().getTime();
  for (const { name, temper, requests } of house.state().fragments)
    for (const request of requests) {
      const { status, due, isConfirmed, username, stars, id } = request;
      if (status !== 'paid' || due === null || now < due) continue;
      if (temper.needs_confirm && !isConfirmed) continue;
      request.status = 'delivered';
      deliver(house, { via: 'fragment', account: name, order: id, username, stars });
    }
}

/** When the next one is. */
export const nextFragmentDue = ({ state }: House, now: number): readonly number[] =>
  state().fragments.flatMap(({ requests }) =>
    requests.flatMap(({ status, due }) => (status === 'paid' && due !== null && due > now ? [due] : [])),
  );
