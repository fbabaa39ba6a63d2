export { asterism } from './asterism.ts';
