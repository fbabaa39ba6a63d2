import { createHmac } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { sql } from 'kysely';
import { transaction, type Tx } from '#database';
import type { WorkspaceId } from '#kernel';
import type { PeopleNeeds } from './needs.ts';
import { lockPerson } from './person-rows.ts';
import { readSalt } from './salt.ts';

/** What tells somebody's device or place from others. Only salted hashes of it are kept, for 60 days. */
export type Signals = {
  /** Anything that stays the same on one device: a random id that the Mini App keeps there. */
  readonly device?: string;
  /** The network address somebody came from. */
  readonly address?: string;
};

/**
 * Keeps that somebody was seen on this device or at this address, as salted hashes. Addresses that belong to nobody in
 * particular (private, shared by a carrier, loopback) say nothing and are not kept. Refuses with `not_found`.
 */
export async function noteDevice(
  needs: PeopleNeeds,
  workspace: WorkspaceId,
  user: string,
  signals: Signals,
): Promise<void> {
  const salt = await readSalt(needs, workspace);
  await transaction(needs.pool, async (tx) => {
    await lockPerson(tx, workspace, user);
    await keepSignals(tx, workspace, user, signals, salt, needs.clock.now());
  });
}

export async function keepSignals(
  tx: Tx,
  workspace: WorkspaceId,
  user: string,
  signals: Signals,
  salt: Buffer,
  at: Date,
): Promise<void> {
  for (const { kind, hash } of hashesOf(signals, salt))
    await sql`
      insert into people.signal (workspace_id, user_id, kind, hash, first_at, last_at)
      values (${workspace}, ${user}, ${kind}, ${hash}, ${at}, ${at})
      on conflict on constraint a_signal_is_kept_once do update set last_at = excluded.last_at`.execute(tx);
}

function hashesOf({ device, address }: Signals, salt: Buffer): { kind: 'device' | 'address'; hash: Buffer }[] {
  const place = address === undefined ? undefined : placeOf(address);
  const hash = (text: string) => createHmac('sha256', salt).update(text).digest();
  return [
    ...(device === undefined ? [] : [{ kind: 'device' as const, hash: hash(`device:${device}`) }]),
    ...(place === undefined ? [] : [{ kind: 'address' as const, hash: hash(`address:${place}`) }]),
  ];
}

const nobodys = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // behind it a carrier hides thousands of people
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  nobodys.addSubnet(network, bits);
for (const [network, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  nobodys.addSubnet(network, bits, 'ipv6');

/** Where an address is, for telling places apart: a version 4 address, or the /64 that a household is given. */
export function placeOf(address: string): string | undefined {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  const version = isIP(plain);
  if (version === 0 || nobodys.check(plain, version === 4 ? 'ipv4' : 'ipv6')) return undefined;
  return version === 4 ? plain : networkOf(plain);
}

function networkOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':');
}
