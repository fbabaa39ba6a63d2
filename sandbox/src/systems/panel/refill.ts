import { idsIn, type Asked } from './asked.ts';
import { isNo, no, type No } from './no.ts';
import { sayId, sayItemNo } from './say.ts';
import { orderOf, type Account, type House, type Refill } from './state.ts';

/** A refill of what is completed, where the service has refills. */
function newRefill(house: House, account: Account, id: string): Refill | No {
  const order = orderOf(account, id.trim());
  if (!order) return no('order');
  if (!account.services.find(({ service }) => service === order.service)?.refill) return no('refill');
  if (order.status !== 'completed') return no('unfinished');
  const state = house.state();
  state.lastRefill += 1;
  const refill: Refill = {
    id: state.lastRefill,
    order: order.id,
    made: house.clock.now().getTime(),
    status: 'pending',
  };
  account.refills.push(refill);
  house.changed();
  return refill;
}

export function refillOne(house: House, account: Account, id = ''): object | No {
  const made = newRefill(house, account, id);
  return isNo(made) ? made : { refill: String(made.id) };
}

export function refillMany(house: House, account: Account, list: string): object | No {
  const ids = idsIn(list);
  if (!ids) return no('request');
  return ids.map((id) => {
    const made = newRefill(house, account, id);
    return { order: Number(id), refill: isNo(made) ? sayItemNo(made, account.manner) : made.id };
  });
}

const words: Readonly<Record<Refill['status'], string>> = {
  pending: 'Pending',
  in_progress: 'In progress',
  completed: 'Completed',
  rejected: 'Rejected',
};

export function refillStatus(account: Account, asked: Asked): object | No {
  const { manner } = account;
  const find = (id = '') => account.refills.find((refill) => String(refill.id) === id.trim());
  if (asked['refills'] === undefined) {
    const found = find(asked['refill']);
    return found ? { status: words[found.status] } : no('unknown_refill');
  }
  const ids = idsIn(asked['refills']);
  if (!ids) return no('request');
  return ids.map((id) => {
    const found = find(id);
    const status = found ? words[found.status] : sayItemNo(no('unknown_refill'), manner);
    return { refill: found ? sayId(found.id, manner) : Number(id), status };
  });
}
