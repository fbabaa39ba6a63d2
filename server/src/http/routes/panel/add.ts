import { addOrder } from '#reselling';
import type { PanelApiNeeds, Reseller } from './caller.ts';
import { lines, one, type Fields } from './fields.ts';
import { numberOf } from './ids.ts';
import { PanelNo } from './words.ts';

/** Orders. What is wrong with it, the order itself says; here only what is no number at all. */
export async function add(needs: PanelApiNeeds, { workspace, user, key }: Reseller, fields: Fields): Promise<unknown> {
  const service = number(fields, 'service');
  if (service === undefined)
    throw new PanelNo(one(fields, 'service') === undefined ? 'invalid_request' : 'service_unknown');
  const order = await addOrder(needs, workspace, {
    user,
    key,
    service,
    link: one(fields, 'link') ?? '',
    ...quantityOf(fields),
    ...commentsOf(fields),
    ...dripOf(fields),
    ...requestOf(fields),
  });
  return { order: order.number };
}

const number = (fields: Fields, name: string): number | undefined => numberOf(one(fields, name) ?? '');

/** Below nothing is below the minimum. */
function quantityOf(fields: Fields): { quantity?: number } {
  const text = one(fields, 'quantity');
  if (text === undefined) return {};
  const quantity = text.startsWith('-') ? numberOf(text.slice(1)) && -1 : numberOf(text);
  if (quantity === undefined) throw new PanelNo('invalid_request');
  return { quantity };
}

/** Lines end as Windows or Unix end them; empty ones do not count. */
function commentsOf(fields: Fields): { comments?: readonly string[] } {
  const comments = lines(fields, 'comments')
    ?.split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '');
  return comments ? { comments } : {};
}

/** Forms send `runs=0` for an order that is no drip-feed. */
function dripOf(fields: Fields): { runs?: number; interval?: number } {
  const [runs, interval] = [counted(fields, 'runs'), counted(fields, 'interval')];
  if (!runs) return {};
  return { runs, ...(interval && { interval }) };
}

function counted(fields: Fields, name: string): number {
  const text = one(fields, name);
  const value = text === undefined ? 0 : numberOf(text);
  if (value === undefined) throw new PanelNo('invalid_request');
  return value;
}

const requestPattern = /^[\x20-\x7e]{1,128}$/;

function requestOf(fields: Fields): { requestId?: string } {
  const requestId = one(fields, 'request_id');
  if (requestId === undefined) return {};
  if (!requestPattern.test(requestId)) throw new PanelNo('invalid_request');
  return { requestId };
}
