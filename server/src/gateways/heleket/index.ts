export { heleketGateway } from './heleket-gateway.ts';
