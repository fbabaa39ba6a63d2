import type { Log } from '#jobs';

type Line = { readonly details: object; readonly message: string };

/** A log that keeps its lines instead of printing them. */
export type QuietLog = Log & { readonly warnings: Line[]; readonly errors: Line[] };

export function quietLog(): QuietLog {
  const warnings: Line[] = [];
  const errors: Line[] = [];
  return {
    warnings,
    errors,
    info() {},
    warn: (details, message) => void warnings.push({ details, message }),
    error: (details, message) => void errors.push({ details, message }),
  };
}
