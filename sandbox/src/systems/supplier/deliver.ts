import type { Delivery, House } from './state.ts';

export type Bought = Omit<Delivery, 'at' | 'user' | 'isTakenBack'>;

/** The Stars arrive: on the person's balance, when the emulated Telegram has them, and in the books in any case. */
export function deliver(house: House, bought: Bought): void {
  const person = house.personNamed(bought.username);
  const at = house.clock.now().toISOString();
  house.state().deliveries.push({ ...bought, at, user: person?.id ?? null, isTakenBack: false });
  if (person) house.giveStars(person.id, bought.stars);
  house.changed();
}

/** And go again. */
export function takeBack(house: House, order: string): void {
  const found = house.state().deliveries.find((each) => each.order === order && !each.isTakenBack);
  if (!found) return;
  found.isTakenBack = true;
  if (found.user !== null) house.giveStars(found.user, -found.stars);
  house.changed();
}
