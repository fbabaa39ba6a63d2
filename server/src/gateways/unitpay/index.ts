export { unitpayGateway } from './unitpay-gateway.ts';
