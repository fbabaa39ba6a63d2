import { z } from 'zod';
import { readReport } from '#claims';
import { getTask } from '#exchange';
import { route } from './operation.ts';
import { fromReport, ReportTold } from './wire/claim.ts';
import { pageQuery } from './wire/page.ts';
import { AnyId } from './wire/text.ts';

const task = 'tsk_0199d3a5c0de7a000b2c4d6e8f001122';
const subject = '8c2f0f4b6a1d4e57b0a9c3d2e1f00112';
const hash = '55d82ae41ddb8bf0da9c05a52bcbf06af8bd6fe6bb2a1b9b6fa5b1ad36e0a7c1';

export const taskReportRoutes = [
  route(
    {
      id: 'getDeliveryReport',
      method: 'GET',
      path: '/v1/tasks/{id}/report',
      tag: 'Claims',
      scope: 'exchange:read',
      people: true,
      summary: 'What was delivered for a task, with its evidence',
      description:
        'How many were verified, left and stayed, day by day, and the rows that it follows from. The rows are chained by their hashes and name nobody: read all pages, compute every hash anew and count, and you know that nothing was changed or left out since you last read `head`. An advertiser’s session sees the reports of its own tasks.',
      params: z.strictObject({ id: AnyId }),
      query: z.strictObject(pageQuery),
      answer: ReportTold,
      refusals: ['not_found'],
      example: {
        params: { id: task },
        query: { limit: 100 },
        answer: {
          task,
          verified: 1,
          left: 0,
          retained: 1,
          days: [{ day: '2026-11-20', verified: 1, left: 0, retained: 1 }],
          head: hash,
          evidence: [{ n: 1, fact: 'verified', subject, at: '2026-11-20T10:04:00.000Z', hash }],
        },
      },
    },
    async (needs, { workspace, params: { id }, query, person }) => {
      if (person !== undefined) await getTask(needs.pool, workspace, id, person);
      return fromReport(await readReport(needs, workspace, id, query));
    },
  ),
];
