// A model that needs no key and no network, so that the example runs anywhere. Put yours in its place.
import { createHash } from 'node:crypto';

const openings = ['Good question:', 'In short:', 'As I see it,', 'People often ask me this:'];
const colours = ['🟥', '🟧', '🟨', '🟩', '🟦', '🟪', '⬛', '⬜'];

const bytesOf = (text: string) => createHash('sha256').update(text).digest();

/** An answer to a message; the same message gets the same answer. */
export async function chat(message: string): Promise<string> {
  const opening = openings[(bytesOf(message)[0] ?? 0) % openings.length] ?? '';
  return `${opening} “${message}” has ${message.trim().split(/\s+/).length} words, and I would use all of them.`;
}

/** A picture of what was asked for, eight by eight. */
export async function paint(subject: string): Promise<string> {
  const bytes = Buffer.concat([bytesOf(`${subject} top`), bytesOf(`${subject} bottom`)]);
  const squares = [...bytes].map((byte) => colours[byte % colours.length]);
  const rows = Array.from({ length: 8 }, (_, row) => squares.slice(row * 8, row * 8 + 8).join(''));
  return [`${subject || 'Untitled'}, on 8 × 8 canvas`, ...rows].join('\n');
}
