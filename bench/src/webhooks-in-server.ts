import process from 'node:process';
import { startPlatform } from '@asterism/server';
import { readConfig } from '@asterism/server/config';
import { depositPurpose, hookGateway } from './hook-gateway.ts';

/** The platform with the gateway of the benchmark. */
const platform = await startPlatform(readConfig(), {
  gateways: [hookGateway],
  purposes: { 'bench.deposit': depositPurpose },
});
console.log(`The platform is at ${platform.url}`);
process.once('SIGTERM', () => void platform.close());
