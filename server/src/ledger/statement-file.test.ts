import { expect, test } from 'vitest';
import { statementCsv, statementJson, type Statement } from '#ledger';

const statement: Statement = {
  address: 'user:u1',
  asset: 'XTR',
  from: new Date('2026-11-01T00:00:00Z'),
  to: new Date('2026-12-01T00:00:00Z'),
  opening: 1_500_000_000n,
  closing: 1_400_000_000n,
  cursor: undefined,
  movements: [
    {
      seq: 7n,
      line: 1,
      recordedAt: new Date('2026-11-02T03:04:05.678Z'),
      occurredAt: new Date('2026-11-02T03:04:05Z'),
      key: 'say "hi", twice',
      reason: 'billing.consume',
      reference: '=HYPERLINK("x")',
      counterpart: 'usage:main:image',
      units: -100_000_000n,
      balanceAfter: 1_400_000_000n,
    },
  ],
};

test('a statement as CSV opens, lists every movement and closes, in decimals of its asset', () => {
  expect(statementCsv(statement).split('\r\n')).toEqual([
    'seq,recorded_at,occurred_at,reason,reference,key,counterpart,amount,balance',
    ',2026-11-01T00:00:00.000Z,,opening,,,,,1.5',
    '7,2026-11-02T03:04:05.678Z,2026-11-02T03:04:05.000Z,billing.consume,"\'=HYPERLINK(""x"")","say ""hi"", twice",usage:main:image,-0.1,1.4',
    ',2026-12-01T00:00:00.000Z,,closing,,,,,1.4',
    '',
  ]);
});

test('a statement as JSON carries amounts as decimal strings', () => {
  expect(JSON.parse(JSON.stringify(statementJson(statement)))).toEqual({
    address: 'user:u1',
    asset: 'XTR',
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-12-01T00:00:00.000Z',
    opening: '1.5',
    closing: '1.4',
    movements: [
      {
        seq: '7',
        recorded_at: '2026-11-02T03:04:05.678Z',
        occurred_at: '2026-11-02T03:04:05.000Z',
        reason: 'billing.consume',
        reference: '=HYPERLINK("x")',
        key: 'say "hi", twice',
        counterpart: 'usage:main:image',
        amount: '-0.1',
        balance: '1.4',
      },
    ],
  });
});
