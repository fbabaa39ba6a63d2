import { BlockList, isIP } from 'node:net';

/** The special-purpose networks of IANA's registry for IPv4: nothing in them is a receiver on the internet. */
const closed = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16', // cloud metadata lives here
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** In IPv6 only global unicast is outside, without what tunnels into other networks or is for documents. */
const open6 = ['2000::/3'];
const closed6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

function listOf(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

const closedList = listOf(closed, 'ipv4');
const openList6 = listOf(open6, 'ipv6');
const closedList6 = listOf(closed6, 'ipv6');

/** Whether an IP address is one of the public internet. Anything that is no IP address is not. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !closedList.check(address, 'ipv4');
  if (isIP(address) === 6) return openList6.check(address, 'ipv6') && !closedList6.check(address, 'ipv6');
  return false;
}
