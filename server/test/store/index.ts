export { dollars, openResaleDesk, resaleNeeds, type ResaleDesk } from './resale-desk.ts';
