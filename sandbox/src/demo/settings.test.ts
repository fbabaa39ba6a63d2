import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('the settings of the demo', () => {
  it('need nothing', () => {
    expect(readSettings([], {})).toEqual({
      port: 8080,
      sandboxPort: 8081,
      dataDir: path.resolve('.data/demo'),
      fresh: false,
      walk: false,
      only: '',
    });
  });

  it('say what is wrong', () => {
    expect(() => readSettings([], { PORT: '99999' })).toThrow('PORT must be a port number');
    expect(() => readSettings([], { SANDBOX_PORT: 'x' })).toThrow('SANDBOX_PORT must be a port number');
    expect(() => readSettings(['--wlak'], {})).toThrow('npm run demo -- [--walk [--only');
  });
});
