import type { Manner } from './manners.ts';

/** Everything the panel says no to, in the words of three kinds of panels, and the status of a kind that has one. */
const words = {
  request: ['Incorrect request', 'Incorrect request', 'This action is Invalid', 400],
  key: ['Invalid API key', 'Invalid API key', 'API is Disable for this user or User Not Found!', 401],
  service: ['Incorrect service ID', 'error.incorrect_service_id', 'Service ID does not exists', 422],
  link: ['Bad link', 'neworder.error.link', 'Invalid Link', 422],
  busy: [
    'You have active order with this link. Please wait until order being completed.',
    'neworder.error.link_duplicate',
    'You have active order with this link. Please wait until order being completed.',
    422,
  ],
  least: [
    'Quantity less than minimal',
    'neworder.error.min_quantity',
    'Quantity must to be greater than or equal to minimum amount',
    422,
  ],
  most: [
    'Quantity more than maximum',
    'neworder.error.max_quantity',
    'Quantity must to be less than or equal to maximum amount',
    422,
  ],
  comments: ['Incorrect request', 'neworder.error.comment', 'Comments field is required', 422],
  funds: ['Not enough funds on balance', 'neworder.error.not_enough_funds', 'Not enough funds on balance', 422],
  order: ['Incorrect order ID', 'Incorrect order ID', 'Incorrect order ID', 404],
  cancel: ['Incorrect order ID', 'Incorrect order ID', 'Incorrect order ID', 422],
  refill: ['Refill is disabled for this service', 'Refill is disabled for this service', 'Refill not eligible', 422],
  unfinished: ['The order is not completed', 'The order is not completed', 'The order is not completed', 422],
  unknown_refill: ['Refill not found', 'Refill not found', 'Refill not found', 404],
} as const satisfies Readonly<Record<string, readonly [string, string, string, number]>>;

export type NoCode = keyof typeof words;

/** A no to one item or to the whole call. `figure` is what the classic words end with. */
export type No = { readonly no: NoCode; readonly figure?: number };

export const no = (code: NoCode, figure?: number): No => ({ no: code, ...(figure !== undefined && { figure }) });

export const isNo = (said: unknown): said is No => typeof said === 'object' && said !== null && 'no' in said;

const places = { sentence: 0, keys: 1, smart: 2 } as const;

export function wordsOf({ no: code, figure }: No, { errors }: Manner): string {
  const said = words[code][places[errors]];
  return errors === 'sentence' && figure !== undefined ? `${said} ${figure}` : said;
}

export const statusOf = ({ no: code }: No, { codes }: Manner): number => (codes === 'http' ? words[code][3] : 200);
