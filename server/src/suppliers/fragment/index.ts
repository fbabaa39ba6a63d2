export { fragment } from './fragment.ts';
