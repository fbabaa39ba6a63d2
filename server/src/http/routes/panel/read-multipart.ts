import { fieldsMax, gather, Unreadable, type Fields } from './fields.ts';

const boundaryPattern = /;\s*boundary=(?:"([^"]{1,200})"|([^;\s]{1,200}))/i;

/**
 * Reads the fields of `multipart/form-data` (RFC 7578). Files are fields as well: what is in them is their value.
 * Written here because clients of panels choose boundaries that stricter readers refuse.
 */
export function readMultipart(bytes: Buffer, contentType: string): Fields {
  const [, quoted, plain] = boundaryPattern.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw new Unreadable('The parts have no boundary.');
  const parts = `\r\n${bytes.toString('latin1')}`.split(`\r\n--${boundary}`, fieldsMax + 3);
  const end = parts.findIndex((part, index) => index > 0 && part.startsWith('--'));
  if (end === -1) throw new Unreadable('The last part has no end.');
  return gather(parts.slice(1, end).map(readPart));
}

/** `latin1` keeps bytes as they are; they are UTF-8. */
const text = (part: string) => Buffer.from(part, 'latin1').toString('utf8');

function readPart(part: string): [name: string, value: string] {
  const begin = part.indexOf('\r\n\r\n');
  if (begin === -1) throw new Unreadable('A part has no headers.');
  const disposition = /^content-disposition:(.*)$/im.exec(part.slice(0, begin))?.[1] ?? '';
  const [, quoted, plain] = /;\s*name=(?:"([^"]*)"|([^;\s]+))/i.exec(disposition) ?? [];
  const name = quoted ?? plain;
  if (name === undefined) throw new Unreadable('A part has no name.');
  return [text(name), text(part.slice(begin + 4))];
}
