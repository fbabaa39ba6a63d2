import { BlockList, isIP } from 'node:net';

type Network = { readonly address: string; readonly bits: number; readonly family: 'ipv4' | 'ipv6' };

function readNetwork(text: string): Network | undefined {
  const [address = '', suffix, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0 || (suffix !== undefined && !/^\d{1,3}$/.test(suffix))) return undefined;
  const widest = version === 4 ? 32 : 128;
  const bits = suffix === undefined ? widest : Number(suffix);
  return bits > widest ? undefined : { address, bits, family: version === 4 ? 'ipv4' : 'ipv6' };
}

/** Whether a text is an IP address or a network in CIDR form. */
export const isNetwork = (text: string): boolean => readNetwork(text) !== undefined;

/** A question about addresses: is this one inside any of these networks? An empty list lets everyone in. */
export function networkTest(networks: readonly string[]): (address: string) => boolean {
  if (networks.length === 0) return () => true;
  const list = new BlockList();
  for (const { address, bits, family } of networks.flatMap((text) => readNetwork(text) ?? []))
    list.addSubnet(address, bits, family);
  return (address) => {
    const plain = plainly(address);
    const version = isIP(plain);
    return version !== 0 && list.check(plain, version === 4 ? 'ipv4' : 'ipv6');
  };
}

/** An IPv4 caller seen by a socket that speaks IPv6 is an IPv4 caller. */
const plainly = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** What counts as one caller: an IPv4 address, or the /64 an IPv6 address is in. */
export function callerNetwork(address: string): string {
  const plain = plainly(address);
  if (isIP(plain) !== 6) return plain;
  const [head = '', tail] = plain.toLowerCase().split('%', 1).join('').split('::');
  const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = tail === undefined ? 0 : 8 - (before?.length ?? 0) - (after?.length ?? 0);
  const groups = [...(before ?? []), ...Array.from({ length: zeros }, () => '0'), ...(after ?? [])];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
