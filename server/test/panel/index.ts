export { openWorkDesk, type WorkDesk } from './work-desk.ts';
