export { mystars } from './mystars.ts';
