import { afterEach, describe, expect, it } from 'vitest';
import { tonCommands } from './ton-commands.ts';

const run = (name: string, given: Record<string, string> = {}) => {
  const command = tonCommands[name];
  if (!command) throw new Error(`There is no command ${name}.`);
  return command.run(given);
};

describe('the commands for keys of payouts on TON', () => {
  afterEach(() => {
    delete process.env['TON_MNEMONIC_test'];
  });

  it('show the public half of a key and its wallets, never the key', async () => {
    process.env['TON_MNEMONIC_test'] = '07'.repeat(32);
    const { facts, lines } = await run('ton-key');
    const said = JSON.stringify([facts, lines]);
    expect(facts).toMatchObject([{ name: 'test', payout_key: expect.stringMatching(/^[0-9a-f]{64}$/) as string }]);
    expect(lines.join('\n')).toMatch(/main network UQ.{46}, on the test network 0Q/);
    expect(said).not.toContain('0707070707');
  });

  it('say what is missing, and nothing of what was given wrongly', async () => {
    await expect(run('ton-key')).rejects.toThrow(/TON_MNEMONIC_<name>/);
    process.env['TON_MNEMONIC_test'] = 'not a mnemonic';
    await expect(run('ton-key')).rejects.toThrow(/^A TON key is 24 words/);
    await expect(run('ton-signer', { network: 'mars' })).rejects.toThrow(/mainnet or testnet/);
    await expect(run('ton-signer', { network: 'mainnet' })).rejects.toThrow(/--batch-max/);
  });
});
