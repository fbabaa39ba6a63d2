export { callGateway, type GatewayAnswer, type GatewayCall } from './call.ts';
export { readExactJson } from './json.ts';
export { readDecimal, writeDecimal } from './decimal.ts';
export { readRounded } from './rounding.ts';
