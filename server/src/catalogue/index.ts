export { fulfillers, linkKinds, serviceTypes } from './service.ts';
export type { Fulfiller, LinkKind, PricedService, Pricing, Service, ServiceType } from './service.ts';
