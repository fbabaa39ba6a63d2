export { dollars, openResaleDesk, resaleNeeds, type ResaleDesk } from './resale-desk.ts';
export { by, margin, money, openPriceDesk, said, sup, usd, way, type PriceDesk } from './price-desk.ts';
