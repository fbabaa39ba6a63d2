import { createServer, type AddressInfo } from 'node:net';
import { DemoFault } from './fault.ts';

/** Whether nobody listens on this port of ours; the number that was free when 0 is asked for. */
function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const { port: free } = probe.address() as AddressInfo;
      probe.close(() => resolve(free));
    });
  });
}

/** This port, or with `orAnother` any free one when it is taken. */
export async function freePort(port: number, setting: string, orAnother: boolean): Promise<number> {
  const free = (await tryPort(port)) ?? (orAnother ? await tryPort(0) : undefined);
  if (free !== undefined) return free;
  throw new DemoFault(`Port ${port} is in use. Stop what listens there, or set ${setting} to another port.`);
}
