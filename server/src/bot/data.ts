/** What a button carries. */
export type Data = { readonly does: 'go' | 'press'; readonly screen: string; readonly rest: readonly string[] };

/** Changed when buttons mean something else than before: older ones are then answered in words. */
const version = '1';
const bytesMax = 64;
const part = /^[A-Za-z0-9_.:+-]*$/;

/** As Telegram keeps it with the button: at most 64 bytes. */
export function writeData({ does, screen, rest }: Data): string {
  const data = [version + (does === 'go' ? 'g' : 'p'), screen, ...rest].join('|');
  if (Buffer.byteLength(data) > bytesMax) throw new Error(`A button carries ${bytesMax} bytes, and not "${data}".`);
  if (![screen, ...rest].every((text) => part.test(text))) throw new Error(`A button cannot carry "${data}".`);
  return data;
}

/** Undefined for a button of another version, or what is none of ours. */
export function readData(data: string): Data | undefined {
  const [head, screen, ...rest] = data.split('|');
  if (screen === undefined || screen === '') return undefined;
  if (head === `${version}g`) return { does: 'go', screen, rest };
  if (head === `${version}p`) return { does: 'press', screen, rest };
  return undefined;
}
