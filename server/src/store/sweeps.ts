import type { Sweep } from '#jobs';
import type { StoreNeeds } from './needs.ts';

/** Orders that were not paid in time, money that goes back, and what buyers are told. */
export const storeSweeps = (_needs: StoreNeeds): Sweep[] => [];
