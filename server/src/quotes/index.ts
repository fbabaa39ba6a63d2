export type { MethodPrice, PriceFor, Quote } from './quote.ts';
