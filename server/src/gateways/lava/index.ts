export { lavaGateway } from './lava-gateway.ts';
