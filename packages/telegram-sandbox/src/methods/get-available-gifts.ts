import type { Gifts } from '@grammyjs/types';
import { gifts } from '../payments/gifts.ts';
import type { Method } from './method.ts';

export const getAvailableGifts: Method = (): Gifts => ({ gifts: [...gifts] });
