export { cryptobotGateway } from './cryptobot-gateway.ts';
export { cryptobotRates } from './rates.ts';
