import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stories } from './cases.ts';
import { openRigs, type Rig } from './rigs.ts';
import { openStage, type Stage } from './stage.ts';

/** What was seen: before the deed, what an update told, at verification, and at the last look before release. */
type Row = readonly [subscribe: string, boost: string, callback: string, miniApp: string, ownBot: string];
/** It cannot happen; the reason is in the table. */
const no = 'cannot';
const stopped = 'gone (stopped) → no: stopped';
const limited = 'unknown: rate_limited → there';
const silent = 'unknown: unreachable → there';
const nobodys = '– → no: not_started → no: not_started';
const newcomer = 'no: not_started → came → there → there';
const known = 'there → no: was_there';

const expected: Readonly<Record<string, Row>> = {
  happy: ['no: not_joined → came → there → there', 'no: no_boost → came → there → there', newcomer, newcomer, newcomer],
  'already there before': ['there → there', 'no: no_boost → no: was_there', known, known, known],
  staff: ['no: staff', no, no, no, no],
  'made staff later': ['– → there', no, no, no, no],
  'restricted, inside and outside': ['there → gone (left) → no: left', no, no, no, no],
  'request to join pending': ['– → no: not_joined', no, no, no, no],
  banned: ['gone (banned) → no: banned', no, no, no, no],
  'left, told by an event': [
    'gone (left) → no: left',
    'gone (boost_moved) → no: boost_moved',
    stopped,
    stopped,
    stopped,
  ],
  'left, the event lost': ['– → no: left', '– → no: boost_moved', no, no, '– → no: stopped'],
  'left and back again': [
    'gone (left), came → there',
    'gone (boost_moved), came → no: boost_moved',
    'gone (stopped), came → there',
    'gone (stopped), came → there',
    'gone (stopped), came, came → there',
  ],
  'bot removed, and restored': [
    'unknown: bot_lost → lost, back → there',
    'unknown: bot_lost → lost, back → there',
    no,
    no,
    'unknown: bot_lost → – → there',
  ],
  '429': [limited, limited, no, no, limited],
  '500': [silent, silent, no, no, silent],
  'time-out': [silent, silent, no, no, silent],
  'updates twice': ['came → there', 'came → there', 'came, came → there', 'came → there', 'came → there'],
  'updates out of order': ['there', 'no: boost_moved', 'there', 'there', 'there'],
  "another worker's link": [no, no, nobodys, nobodys, nobodys],
  'start after the claim ran out': [no, no, '– → no: not_started', '– → no: not_started', '– → no: not_started'],
  'forged callback': [no, no, 'signature_invalid → signature_invalid → no: not_started', no, no],
  'replayed callback': [no, no, 'counted → duplicate → came', no, no],
  'old callback': [no, no, 'signature_invalid', no, no],
  'callback of an old user': [no, no, 'counted → no: was_there', no, no],
  'expired initData': [no, no, no, 'session_expired → no: not_started', no],
  "a foreign bot's initData": [no, no, no, 'signature_invalid → no: not_started', no],
  'forged initData': [no, no, no, 'signature_invalid → no: not_started', no],
};

let stage: Stage;
let rigs: Rig[];
const table: string[] = [];

beforeAll(async () => {
  stage = await openStage();
  rigs = await openRigs(stage);
});
afterAll(async () => {
  console.log(['How each kind of task is verified, case by case', ...table].join('\n'));
  await stage.close();
});

/** One case with every kind, as a line for each outcome. */
async function play(name: string): Promise<string[]> {
  const outcomes: string[] = [];
  const told = new Map<string, string[]>();
  for (const rig of rigs) {
    const story = stories[name]?.(stage, rig) ?? { cannot: 'nobody wrote it' };
    const outcome = 'cannot' in story ? no : await story;
    outcomes.push(outcome);
    const line = 'cannot' in story ? `cannot happen: ${story.cannot}` : outcome;
    told.set(line, [...(told.get(line) ?? []), rig.name]);
  }
  table.push(name, ...[...told].map(([line, names]) => `    ${names.join(', ').padEnd(49)} ${line}`));
  return outcomes;
}

describe('what a look finds, against an emulated Telegram', () => {
  it('every case that was written is in the table', () => {
    expect(Object.keys(stories).toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  it.each(Object.entries(expected))('%s', async (name, row) => {
    expect(await play(name)).toEqual(row);
  });
});
