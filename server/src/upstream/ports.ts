import { priceService, setCost, setServiceIn, switchServiceIn } from '#catalogue';
import { Refusal, type Clock } from '#kernel';
import { reportRefill, reportRun } from '#reselling';
import type { Reports, Shelf } from './needs.ts';

/** Who changes a service here, as the catalogue's log names it: what we took out, we may put back. */
const by = 'upstream';

/** The catalogue as it is. */
export const openShelf = ({ clock }: { readonly clock: Clock }): Shelf => ({
  async priceOf(db, workspace, service) {
    try {
      const { rate, isEnabled } = await priceService(db, workspace, { service, all: true });
      return { rate, isEnabled };
    } catch (error) {
      if (error instanceof Refusal && error.code === 'service_unknown') return undefined;
      throw error;
    }
  },
  async setCost(tx, workspace, service, cost) {
    await setCost(tx, clock, workspace, { service, cost, by });
  },
  async setEnabled(tx, workspace, service, isEnabled, reason) {
    const switching = isEnabled ? { isEnabled, onlyAfter: by } : { isEnabled, reason };
    await switchServiceIn(tx, clock, workspace, { service, by, ...switching });
  },
  put: async (tx, workspace, service, actor) => (await setServiceIn(tx, clock, workspace, service, actor)).number,
});

/** The orders as they are. */
export const openReports = (needs: { readonly clock: Clock }): Reports => ({
  async reportRun(tx, workspace, { order, run }, progress, more = {}) {
    await reportRun(tx, needs, workspace, { order, run }, progress, more);
  },
  async reportRefill(tx, workspace, refill, told) {
    await reportRefill(tx, needs, workspace, refill, told);
  },
});
