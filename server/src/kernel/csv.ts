/** One line of a CSV file (RFC 4180). A spreadsheet would run a text that begins like a formula, so such a text gets an apostrophe. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`;

const cellOf = (text: string): string => quoted(isNumber.test(text) ? text : harmless(text));

const isNumber = /^-?\d+(\.\d+)?$/;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
