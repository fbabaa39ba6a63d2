import { z } from 'zod';
import {
  commitReservation,
  extendReservation,
  releaseReservation,
  reservationStatuses,
  reserve,
  type ReservationState,
  type Reserved,
} from '#billing';
import { route } from './operation.ts';
import { Reason, Remaining } from './usage.ts';
import { Duration } from './wire/duration.ts';
import { given } from './wire/given.ts';
import { InstantTold, toInstant } from './wire/instant.ts';
import { Digits, Quantity, toDigits } from './wire/quantity.ts';
import { fromNo, quotaNo } from './wire/quota.ts';
import { AnyId, Code, Customer } from './wire/text.ts';

const ReserveRequest = z
  .strictObject({
    customer: Customer,
    feature: Code,
    quantity: Quantity,
    expires_in: Duration.optional().describe('600 seconds when not given, a day at most.'),
  })
  .meta({ id: 'ReserveRequest' });

const ReserveAnswer = z
  .object({
    allowed: z.boolean(),
    reason: Reason.optional(),
    reservation: z.string().optional(),
    expires_at: InstantTold.optional(),
    remaining: Remaining,
    debt: Digits.optional().describe('Credits the customer owes; only when blocked.'),
    ...quotaNo,
  })
  .meta({ id: 'ReserveAnswer' });

const Reservation = z
  .object({
    reservation: z.string(),
    status: z.enum(reservationStatuses as ['open', ...typeof reservationStatuses]),
    expires_at: InstantTold,
    committed: Digits.describe('Credits taken.'),
    returned: Digits.describe('Credits given back to the lots they came from.'),
    remaining: Remaining,
    debt: Digits.optional().describe('What this commit added to the customer’s debt.'),
  })
  .meta({ id: 'Reservation' });

const CommitRequest = z.strictObject({ quantity: Quantity }).meta({ id: 'CommitRequest' });
const ExtendRequest = z.strictObject({ expires_in: Duration }).meta({ id: 'ExtendRequest' });
const params = z.strictObject({ id: AnyId });

const fromReserved = ({ allowed, reason, reservation, expiresAt, remaining, debt, scale, ...no }: Reserved) => ({
  allowed,
  remaining: toDigits(remaining, scale),
  ...given({
    reason,
    reservation,
    expires_at: expiresAt && toInstant(expiresAt),
    debt: debt === undefined ? undefined : toDigits(debt, scale),
  }),
  ...fromNo(no),
});

const fromState = ({
  reservation,
  status,
  expiresAt,
  committed,
  returned,
  remaining,
  debt,
  scale,
}: ReservationState) => ({
  reservation,
  status,
  expires_at: toInstant(expiresAt),
  committed: toDigits(committed, scale),
  returned: toDigits(returned, scale),
  remaining: toDigits(remaining, scale),
  ...given({ debt: debt === undefined ? undefined : toDigits(debt, scale) }),
});

const tag = 'Reservations';
const scope = 'usage:write';
const id = 'rsv_0199d3a5c0de7a000b2c4d6e8f001122';
const open = {
  reservation: id,
  status: 'open',
  expires_at: '2026-11-20T10:10:00.000Z',
  committed: '0',
  returned: '0',
  remaining: '400',
};

export const reservationRoutes = [
  route(
    {
      id: 'reserve',
      method: 'POST',
      path: '/v1/reservations',
      tag,
      scope,
      keyed: 'required',
      summary: 'Set credits aside for work of unknown cost',
      description:
        'Reserve what the work may cost at most, commit what it did cost. What is not committed returns by itself when the reservation expires.',
      body: ReserveRequest,
      answer: ReserveAnswer,
      refusals: ['unknown_feature', 'feature_not_metered', 'amount_overflow'],
      example: {
        body: { customer: '123456789', feature: 'message', quantity: '100', expires_in: '15m' },
        answer: { allowed: true, reservation: id, expires_at: '2026-11-20T10:15:00.000Z', remaining: '400' },
      },
    },
    async (needs, call) => fromReserved(await reserve(needs, call.workspace, toReserve(call.body, call.key()))),
  ),
  route(
    {
      id: 'commitReservation',
      method: 'POST',
      path: '/v1/reservations/{id}/commit',
      tag,
      scope,
      keyed: 'required',
      summary: 'Take what was really used',
      description:
        'The rest returns to the lots it came from. Above the reservation the policy of the feature decides: refuse, take what is there, or leave a debt.',
      body: CommitRequest,
      params,
      answer: Reservation,
      refusals: ['not_found', 'reservation_not_open', 'above_reservation', 'amount_overflow'],
      example: {
        params: { id },
        body: { quantity: '37' },
        answer: { ...open, status: 'committed', committed: '37', returned: '63', remaining: '463' },
      },
    },
    async (needs, { workspace, params: { id: reservation }, body, key }) =>
      fromState(await commitReservation(needs, workspace, reservation, { ...body, key: key() })),
  ),
  route(
    {
      id: 'extendReservation',
      method: 'POST',
      path: '/v1/reservations/{id}/extend',
      tag,
      scope,
      summary: 'Give open work more time',
      description: 'The reservation then ends `expires_in` from now, at most a day after it was made.',
      body: ExtendRequest,
      params,
      answer: Reservation,
      refusals: ['not_found', 'reservation_not_open'],
      example: {
        params: { id },
        body: { expires_in: '30m' },
        answer: { ...open, expires_at: '2026-11-20T10:30:00.000Z' },
      },
    },
    async (needs, { workspace, params: { id: reservation }, body }) =>
      fromState(await extendReservation(needs, workspace, reservation, { expiresIn: body.expires_in })),
  ),
  route(
    {
      id: 'releaseReservation',
      method: 'POST',
      path: '/v1/reservations/{id}/release',
      tag,
      scope,
      keyed: 'required',
      summary: 'Give everything back',
      description: 'For work that was not done. Releasing again answers the same.',
      body: z.strictObject({}).optional(),
      params,
      answer: Reservation,
      refusals: ['not_found', 'reservation_not_open'],
      example: { params: { id }, answer: { ...open, status: 'released', returned: '100', remaining: '500' } },
    },
    async (needs, { workspace, params: { id: reservation }, key }) => {
      key(); // asked for as for every command that moves value; releasing is the same however often it is done
      return fromState(await releaseReservation(needs, workspace, reservation));
    },
  ),
];

const toReserve = ({ expires_in, ...use }: z.output<typeof ReserveRequest>, key: string) => ({
  ...use,
  key,
  ...given({ expiresIn: expires_in }),
});
