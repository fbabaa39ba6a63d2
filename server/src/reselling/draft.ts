import { Refusal } from '#kernel';
import type { Service } from '#catalogue';
import { isPlain, readLink, type Link } from './link.ts';

/** What a reseller asks for. */
export type OrderInput = {
  readonly user: string;
  /** The id of the API key that asks. */
  readonly key: string;
  readonly service: number;
  readonly link: string;
  /** Of each run. Not asked of a package or of comments. */
  readonly quantity?: number;
  readonly comments?: readonly string[];
  /** A drip-feed: how often `quantity` is delivered, so many minutes apart. */
  readonly runs?: number;
  readonly interval?: number;
  /** The same id of the same user is one order, whatever else runs beside it. */
  readonly requestId?: string;
};

/** An order that fits its service, before anybody has paid for it. */
export type Draft = Link & {
  /** Of all runs together. */
  readonly quantity: number;
  readonly runs: number;
  readonly interval: number | null;
  readonly comments: readonly string[];
};

const runsMost = 1000;
const intervalMost = 7 * 24 * 60;
const commentLongest = 1000;

/**
 * What is asked for, as it will be done. Refuses with `link_invalid`, `quantity_too_small`, `quantity_too_large`,
 * `comments_missing` or `invalid_request`.
 */
export function draftOf(service: Service, input: OrderInput): Draft {
  const { requestId } = input;
  if (requestId !== undefined && (requestId === '' || requestId.length > 128 || !isPlain(requestId)))
    throw new Refusal('invalid_request', 'A request id has 1 to 128 plain characters.', { field: 'request_id' });
  const link = readLink(input.link, service.link);
  const comments = service.type === 'custom_comments' ? linesOf(input.comments ?? []) : [];
  const each = quantityOf(service, input, comments);
  const { runs, interval } = dripOf(service, input);
  const quantity = each * runs;
  checkQuantity(service, each, quantity);
  return { ...link, quantity, runs, interval, comments };
}

function linesOf(comments: readonly string[]): string[] {
  const lines = comments.map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length === 0) throw new Refusal('comments_missing', 'Write one comment per line.');
  if (lines.some((line) => line.length > commentLongest || !isPlain(line)))
    throw new Refusal('invalid_request', `A comment has at most ${commentLongest} plain characters.`, {
      field: 'comments',
    });
  return lines;
}

function quantityOf({ type, min }: Service, { quantity }: OrderInput, comments: readonly string[]): number {
  if (type === 'package') return min;
  if (type === 'custom_comments') return comments.length;
  if (quantity === undefined || !Number.isSafeInteger(quantity))
    throw new Refusal('invalid_request', 'Say how many, as a whole number.', { field: 'quantity' });
  return quantity;
}

function dripOf({ type, dripfeed }: Service, { runs, interval }: OrderInput) {
  if (runs === undefined || (runs === 1 && interval === undefined)) return { runs: 1, interval: null };
  if (!dripfeed || type !== 'default')
    throw new Refusal('invalid_request', 'This service is not delivered in runs.', { field: 'runs' });
  if (!isWhole(runs, runsMost) || interval === undefined || !isWhole(interval, intervalMost))
    throw new Refusal('invalid_request', `A drip-feed has 1 to ${runsMost} runs, 1 to ${intervalMost} minutes apart.`, {
      field: 'runs',
    });
  return { runs, interval };
}

const isWhole = (value: number, most: number): boolean => Number.isSafeInteger(value) && value >= 1 && value <= most;

function checkQuantity({ min, max }: Service, each: number, quantity: number): void {
  if (each < min)
    throw new Refusal('quantity_too_small', `The least that can be ordered is ${min}.`, { minimum: min, asked: each });
  if (quantity > max)
    throw new Refusal('quantity_too_large', `The most that can be ordered is ${max}.`, {
      maximum: max,
      asked: quantity,
    });
}
