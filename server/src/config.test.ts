import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ConfigFault, readConfig } from '#config';

const masterKey = 'ab'.repeat(32);

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults;
    throw error;
  }
  return [];
}

describe('the settings', () => {
  it('start a laptop with nothing set', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ port: 8080, publicUrl: 'http://localhost:8080', databaseUrl: undefined });
  });

  it('are all said to be wrong at once', () => {
    const faults = faultsOf({
      PORT: 'eighty',
      PUBLIC_URL: 'pay.example.org',
      LOG_LEVEL: 'loud',
      CONTROL_TOKEN: 'short',
    });
    expect(new Set(faults.map((fault) => fault.split(' ')[0]))).toEqual(
      new Set(['CONTROL_TOKEN', 'LOG_LEVEL', 'PORT', 'PUBLIC_URL']),
    );
  });

  it('read rates that are fixed, exactly, and refuse what is none', () => {
    expect(readConfig({ FIXED_RATES: 'TON/USD=3.10, XTR/USD=0.0155' }).rates).toEqual({
      fixed: [
        { from: 'TON', to: 'USD', rate: '3.10' },
        { from: 'XTR', to: 'USD', rate: '0.0155' },
      ],
      jumpBasisPoints: 2000,
    });
    for (const rate of ['TON/USD', 'TON/USD=0', 'TON/USD=1e9', 'TON/TON=1', 'TON/USD=-1'])
      expect(faultsOf({ FIXED_RATES: rate })).toEqual([
        'FIXED_RATES must be rates with commas, such as TON/USD=3.1,XTR/USD=0.0155',
      ]);
  });

  it('say in words what each should be', () => {
    expect(faultsOf({ PORT: '99999' })).toEqual(['PORT must be a whole number from 1 to 65535']);
    expect(faultsOf({ PORT: '80.5' })).toEqual(['PORT must be a whole number from 1 to 65535']);
    expect(faultsOf({ DATABASE_URL: 'mysql://db/asterism', MASTER_KEY: masterKey })).toEqual([
      'DATABASE_URL must be a connection string such as postgres://user:password@host/db',
    ]);
  });

  it('ask for the master key where several processes must share it', () => {
    expect(faultsOf({ DATABASE_URL: 'postgres://db/asterism' })).toEqual([
      'MASTER_KEY must be given with DATABASE_URL: every process on that database needs the same one',
    ]);
  });

  it('take an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' }).port).toBe(8080);
  });

  it('keep their secrets when they are printed, and when they are wrong', () => {
    const config = readConfig({
      DATABASE_URL: 'postgres://app:hunter2@db/asterism',
      MASTER_KEY: masterKey,
      CONTROL_TOKEN: 'control-me-if-you-can',
    });
    const printed = `${inspect(config, { depth: 9 })} ${JSON.stringify(config)} ${String(config.masterKey)}`;
    expect(printed).not.toMatch(/hunter2|abab|control-me/);
    expect(config.databaseUrl?.reveal()).toContain('hunter2');
    expect(faultsOf({ MASTER_KEY: 'hunter2' }).join()).not.toContain('hunter2');
  });
});
