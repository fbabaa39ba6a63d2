import { idsIn, type Asked } from './asked.ts';
import { no, type No } from './no.ts';
import { cancel } from './progress.ts';
import { sayId, sayItemNo } from './say.ts';
import { orderOf, serviceOf, type Account, type House } from './state.ts';

/** `cancel` of many: what is asked for is done at once here; what has ended, or may not be canceled, is refused. */
export function cancelMany(house: House, account: Account, asked: Asked): object | No {
  const ids = idsIn(asked['orders'] ?? asked['order']);
  const { manner } = account;
  if (!ids || manner.cancels === 'none') return no('request');
  const done = ids.map((id) => {
    const order = orderOf(account, id);
    const mayBe = order !== undefined && serviceOf(account, String(order.service))?.cancel !== false;
    return { id: Number(id), isDone: mayBe && cancel(house, account, order) };
  });
  if (manner.cancels === 'object')
    return { canceled: done.filter(({ isDone }) => isDone).map(({ id }) => sayId(id, manner)) };
  return done.map(({ id, isDone }) => ({
    order: sayId(id, manner),
    cancel: isDone ? 1 : sayItemNo(no('cancel'), manner),
  }));
}
