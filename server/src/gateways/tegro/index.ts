export { tegroGateway } from './tegro-gateway.ts';
