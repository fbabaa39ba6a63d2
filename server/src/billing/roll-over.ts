/** What is left of a lot when the next of its line comes is carried over, up to a cap. */
export type RollOver = {
  /** Units that are carried over at most, what was carried over before and is still there included. */
  readonly cap: bigint;
  /** Seconds from the carrying over until those credits expire; never, when not given. */
  readonly expiresIn?: number;
};

/** A lot of a line with what is left of it. */
export type Leftover = { readonly id: string; readonly units: bigint };

/** How much of each lot is carried over and how much of it lapses: the sum carried is at most `room`, first lots first. */
export function carry<L extends Leftover>(
  lots: readonly L[],
  room: bigint,
): { lot: L; kept: bigint; lapsed: bigint }[] {
  let open = room > 0n ? room : 0n;
  return lots.map((lot) => {
    const kept = lot.units < open ? lot.units : open;
    open -= kept;
    return { lot, kept, lapsed: lot.units - kept };
  });
}
