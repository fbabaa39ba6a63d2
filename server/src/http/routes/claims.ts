import { z } from 'zod';
import { abandonClaim, checkClaim, claimTask, getClaim, linkOf, listClaims, type ClaimsNeeds } from '#claims';
import { Refusal, type WorkspaceId } from '#kernel';
import { actor } from './actor.ts';
import { route } from './operation.ts';
import {
  ClaimChecked,
  ClaimMade,
  ClaimPageTold,
  ClaimStatusName,
  ClaimStoryTold,
  ClaimTold,
  fromChecked,
  fromClaim,
  fromClaimStory,
} from './wire/claim.ts';
import { given } from './wire/given.ts';
import { pageQuery } from './wire/page.ts';
import { User } from './wire/payout.ts';
import { AnyId } from './wire/text.ts';

const tag = 'Claims';
const id = 'clm_0199d3a5c0de7a000b2c4d6e8f001122';
const task = 'tsk_0199d3a5c0de7a000b2c4d6e8f001122';
const claimExample = {
  claim: id,
  task,
  order: 'ord_0199d3a5c0de7a000b2c4d6e8f001122',
  worker: '123456789',
  status: 'claimed',
  reward: { asset: 'XTR', amount: '10' },
  claimed_at: '2026-11-20T10:00:00.000Z',
  expires_at: '2026-11-20T10:30:00.000Z',
} as const;
const heldExample = {
  ...claimExample,
  status: 'held',
  verified_at: '2026-11-20T10:04:00.000Z',
  release_at: '2026-12-11T10:04:00.000Z',
} as const;
const link = 'https://t.me/news';

const ClaimRequest = z
  .strictObject({
    task: AnyId,
    user: User.optional().describe('The worker, where an API key asks; a session acts for its own person.'),
  })
  .meta({ id: 'ClaimRequest' });
const params = z.strictObject({ id: AnyId });
const query = z.strictObject({
  user: User.exactOptional(),
  task: AnyId.exactOptional(),
  status: ClaimStatusName.exactOptional(),
  ...pageQuery,
});

/** A session sees its own claims only; others are not there. */
async function requireTheirs(needs: Pick<ClaimsNeeds, 'pool'>, workspace: WorkspaceId, claim: string, person?: string) {
  const story = await getClaim(needs, workspace, claim);
  if (person === undefined || story.claim.worker === person) return story;
  throw new Refusal('not_found', 'There is no such claim in this workspace.');
}

/** The link, where it can be made now. */
async function withLink(needs: Pick<ClaimsNeeds, 'pool' | 'checkers'>, workspace: WorkspaceId, claim: string) {
  const found = await linkOf(needs, workspace, claim);
  return 'link' in found ? { link: found.link } : {};
}

export const claimRoutes = [
  route(
    {
      id: 'claimTask',
      method: 'POST',
      path: '/v1/claims',
      tag,
      scope: 'claims:write',
      people: true,
      keyed: 'optional',
      summary: 'Take a slot of a task, until a deadline',
      description:
        'The worker goes to `link`, does what is asked, and the claim is checked by itself when Telegram tells of it, or with `POST /v1/claims/{id}/check`. Why a task is not for somebody is in `details.reason`.',
      body: ClaimRequest,
      answer: ClaimMade,
      refusals: [
        'not_found',
        'exchange_disabled',
        'read_only',
        'kind_stopped',
        'rules_not_accepted',
        'task_not_open',
        'no_slot_free',
        'already_claimed',
        'not_eligible',
        'trust_limit',
        'checker_unavailable',
      ],
      example: { body: { task, user: '123456789' }, answer: { ...claimExample, link } },
    },
    async (needs, { workspace, body, person, keyIfAny }) => {
      const worker = actor({ person }, body.user);
      const key = keyIfAny();
      const asked = { task: body.task, worker, ...(key !== undefined && { key: `api:${key}` }) };
      const claim = await claimTask(needs, workspace, asked);
      return { ...fromClaim(claim), ...(await withLink(needs, workspace, claim.id)) };
    },
  ),
  route(
    {
      id: 'checkClaim',
      method: 'POST',
      path: '/v1/claims/{id}/check',
      tag,
      scope: 'claims:write',
      people: true,
      summary: 'Look whether it is done; the reward is held from then on',
      description:
        '`verified: false` is an answer with its reason; ask again until the deadline. Asking twice is one hold. The look counts from this call, however long it takes.',
      params,
      answer: ClaimChecked,
      refusals: ['not_found', 'too_late', 'claim_not_open', 'exchange_disabled', 'read_only'],
      example: { params: { id }, answer: { verified: true, claim: heldExample } },
    },
    async (needs, { workspace, params: { id: claim }, person }) => {
      await requireTheirs(needs, workspace, claim, person);
      return fromChecked(await checkClaim(needs, workspace, claim));
    },
  ),
  route(
    {
      id: 'abandonClaim',
      method: 'POST',
      path: '/v1/claims/{id}/abandon',
      tag,
      scope: 'claims:write',
      people: true,
      summary: 'Give a claim back that is not done',
      description: 'Its slot is free for others at once. A claim that was verified cannot be given back.',
      params,
      answer: ClaimTold,
      refusals: ['not_found', 'claim_not_open', 'exchange_disabled', 'read_only'],
      example: {
        params: { id },
        answer: { ...claimExample, status: 'abandoned', settled_at: '2026-11-20T10:05:00.000Z' },
      },
    },
    async (needs, { workspace, params: { id: claim }, person }) => {
      await requireTheirs(needs, workspace, claim, person);
      return fromClaim(await abandonClaim(needs, workspace, claim));
    },
  ),
  route(
    {
      id: 'listClaims',
      method: 'GET',
      path: '/v1/claims',
      tag,
      scope: 'exchange:read',
      people: true,
      summary: 'Claims, newest first',
      description: 'Of one worker, one task, or in one status. A session sees its own.',
      query,
      answer: ClaimPageTold,
      refusals: [],
      example: { query: { status: 'held', limit: 20 }, answer: { claims: [heldExample] } },
    },
    async (needs, { workspace, query: { user, ...rest }, person }) => {
      const worker = person === undefined ? user : actor({ person }, user);
      const page = await listClaims(needs, { workspace, ...given({ ...rest, worker }) });
      return { claims: page.claims.map(fromClaim), ...given({ cursor: page.cursor }) };
    },
  ),
  route(
    {
      id: 'getClaim',
      method: 'GET',
      path: '/v1/claims/{id}',
      tag,
      scope: 'exchange:read',
      people: true,
      summary: 'One claim, with everything that happened to it',
      description: 'What was seen of the worker, when, and what followed from it.',
      params,
      answer: ClaimStoryTold,
      refusals: ['not_found'],
      example: {
        params: { id },
        answer: {
          ...claimExample,
          link,
          steps: [{ event: 'claimed', at: claimExample.claimed_at, actor: 'worker:123456789' }],
        },
      },
    },
    async (needs, { workspace, params: { id: claim }, person }) => {
      const story = await requireTheirs(needs, workspace, claim, person);
      const isOpen = story.claim.status === 'claimed';
      return { ...fromClaimStory(story), ...(isOpen && (await withLink(needs, workspace, claim))) };
    },
  ),
];
