export { providerGateway, type ProviderNeeds } from './provider-gateway.ts';
export { routeFiat } from './route-fiat.ts';
