import { Refusal } from '#kernel';
import type { Service } from './service.ts';
import { requireUsd } from './terms.ts';

const numberMax = 2_147_483_647;
const languagesMax = 40;
const refillDaysMax = 3650;

const wrong = (message: string, field: string) => new Refusal('invalid_request', message, { field });
const isCount = (value: number, most = numberMax) => Number.isSafeInteger(value) && value >= 1 && value <= most;

/** Refuses a service that contradicts itself with `invalid_request`, and one that is sold too low with `price_below_cost`. */
export function checkService(service: Service): void {
  checkWords(service.names, 'names', 200);
  checkWords(service.descriptions, 'descriptions', 2000);
  if (!/^[^\p{C}]{1,100}$/u.test(service.category))
    throw wrong('Name the category in 1 to 100 characters.', 'category');
  checkQuantities(service);
  checkWork(service);
  checkRefill(service);
  checkPrice(service);
}

/** Refuses words that are not in English too, or that no list can show. */
export function checkWords(words: Service['names'], field: string, longest: number): void {
  const all = Object.entries(words);
  if (words['en'] === undefined || all.length > languagesMax)
    throw wrong(`Write it in English ("en"), and in ${languagesMax} languages at most.`, field);
  for (const [language, text] of all) {
    if (!/^[a-z]{2,3}$/.test(language)) throw wrong('Name languages by their code, such as "en" or "ru".', field);
    if (text.length > longest || /[\p{Cc}\p{Cs}]/u.test(text.replaceAll('\n', '')))
      throw wrong(`Write up to ${longest} characters, without control characters.`, field);
  }
  if (field === 'names' && all.some(([, text]) => text.trim() === '' || text.includes('\n')))
    throw wrong('A name is one line that is not empty.', field);
}

function checkQuantities({ number, min, max, type, dripfeed }: Service): void {
  if (!isCount(number)) throw wrong('The number of a service is 1 to 2147483647.', 'number');
  if (!isCount(min) || !isCount(max) || min > max)
    throw wrong('A service takes from 1 on, and `min` is not above `max`.', 'min');
  if (type === 'package' && min !== max)
    throw wrong('A package is one fixed quantity: `min` and `max` are the same.', 'max');
  if (dripfeed && type !== 'default')
    throw wrong('Only services of type `default` are delivered in portions.', 'dripfeed');
}

function checkWork({ fulfilledBy, kind, type, pricing }: Service): void {
  if ((fulfilledBy === 'tasks') !== (kind !== null))
    throw wrong('Say what workers are asked to do, and only for a service that they do.', 'kind');
  if (fulfilledBy === 'tasks' && type === 'custom_comments') throw wrong('Workers are not asked to comment.', 'type');
  if (fulfilledBy === 'tasks' && pricing.by !== 'formula')
    throw wrong('A service that workers do is priced by formula: its reward is what they are paid.', 'pricing');
}

function checkRefill({ refill, refillDays }: Service): void {
  if (refill ? !isCount(refillDays, refillDaysMax) : refillDays !== 0)
    throw wrong(`Say for 1 to ${refillDaysMax} days, and only of a service with refills.`, 'refill_days');
}

function checkPrice({ pricing, cost }: Service): void {
  if (cost) requireUsd(cost, 'cost');
  if (pricing.by === 'upstream' && !cost) throw wrong('Say what 1,000 cost us: the price follows from it.', 'cost');
  if (pricing.by === 'formula' && (pricing.reward.asset !== 'XTR' || pricing.reward.units < 1n))
    throw new Refusal('wrong_asset', 'A reward is an amount of Stars above zero.', { field: 'pricing' });
  if (pricing.by !== 'fixed') return;
  requireUsd(pricing.rate, 'pricing');
  if (cost && pricing.rate.units < cost.units)
    throw new Refusal('price_below_cost', 'This is less than 1,000 of it cost us.', { field: 'pricing' });
}
