/** `UQAb…7xYz`: enough to recognise an address of one's own; short texts stay as they are. */
export const shortAddress = (address: string): string =>
  address.length <= 20 ? address : `${address.slice(0, 6)}…${address.slice(-6)}`;
