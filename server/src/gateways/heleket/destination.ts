import { createHash } from 'node:crypto';
import { Refusal } from '#kernel';
import type { Destination, FormField, OpenConnection } from '#payments/gateway';

/** What a person enters to be paid. */
export const destinationForm: Readonly<Record<string, FormField>> = {
  network: {
    about: 'The network: ton, tron, bsc or polygon. TON itself goes on ton only.',
    pattern: /ton|tron|bsc|polygon/,
  },
  address: { about: 'The address on that network.', pattern: /[A-Za-z0-9+/_:-]{10,100}/ },
  memo: { about: 'The comment an exchange asks for, on ton only.', pattern: /[\x20-\x7e]{1,30}/, usual: '' },
};

/** The destination in its one spelling, its checksum proved where the network has one. */
export function readDestination({ isTest }: OpenConnection, destination: Destination): Destination {
  const { network = '', address = '', memo = '' } = destination;
  const spelled = spell(network, address.trim(), isTest);
  if (spelled === undefined) throw wrong(`This is no address on ${network || 'a network that is known here'}.`);
  if (memo !== '' && (network !== 'ton' || !/^[\x20-\x7e]{1,30}$/.test(memo)))
    throw wrong('A memo goes with ton only, and has up to 30 plain characters.');
  return { network, address: spelled, ...(memo !== '' && { memo }) };
}

const wrong = (words: string) => new Refusal('destination_invalid', words);

function spell(network: string, address: string, isTest: boolean): string | undefined {
  switch (network) {
    case 'ton':
      return spellTon(address, isTest);
    case 'tron':
      return isTron(address) ? address : undefined;
    case 'bsc':
    case 'polygon':
      return /^0x[0-9a-fA-F]{40}$/.test(address) ? address.toLowerCase() : undefined;
    default:
      return undefined;
  }
}

/** A friendly address of the base chain: flags, workchain, hash and CRC16, in 36 bytes. Spelled as not bouncing, for URLs. */
function spellTon(address: string, isTest: boolean): string | undefined {
  if (!/^[A-Za-z0-9+/_-]{48}$/.test(address)) return undefined;
  const bytes = Buffer.from(address, 'base64url');
  const flags = bytes[0] ?? 0;
  const isForTests = (flags & 0x80) !== 0;
  if (![0x11, 0x51].includes(flags & 0x7f) || bytes[1] !== 0 || crc16(bytes.subarray(0, 34)) !== bytes.readUInt16BE(34))
    return undefined;
  if (isForTests && !isTest) return undefined;
  const spelled = Buffer.from(bytes);
  spelled[0] = isForTests ? 0xd1 : 0x51;
  spelled.writeUInt16BE(crc16(spelled.subarray(0, 34)), 34);
  return spelled.toString('base64url');
}

/** CRC-16/XMODEM, as TON's addresses carry it. */
function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return crc;
}

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Base58Check of 0x41 and twenty bytes. */
function isTron(address: string): boolean {
  if (!/^T[1-9A-HJ-NP-Za-km-z]{33}$/.test(address)) return false;
  const number = Array.from(address).reduce((sum, sign) => sum * 58n + BigInt(base58.indexOf(sign)), 0n);
  const hex = number.toString(16).padStart(50, '0');
  const bytes = Buffer.from(hex, 'hex');
  const check = sha256(sha256(bytes.subarray(0, 21))).subarray(0, 4);
  return bytes.length === 25 && bytes[0] === 0x41 && check.equals(bytes.subarray(21));
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();
