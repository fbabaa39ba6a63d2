-- Events told to others: what happened, who is to be told, and how the telling went.
create schema webhooks;

create table webhooks.endpoint (
  workspace_id integer not null,
  id text collate "C" not null,
  url text not null,
  -- '*' alone, or types of event-type.ts.
  events text[] not null,
  description text not null,
  status text not null,
  -- Why the platform disabled it, in words for the operator.
  problem text,
  sealed_secret text not null,
  -- After a rotation both secrets sign until this instant.
  sealed_previous_secret text,
  previous_until timestamptz,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  constraint an_endpoint_has_one_id primary key (workspace_id, id),
  constraint an_endpoint_has_a_known_status check (status in ('enabled', 'disabled', 'deleted')),
  constraint an_endpoint_wants_some_events check (cardinality(events) > 0),
  constraint a_previous_secret_has_an_end check ((sealed_previous_secret is null) = (previous_until is null))
);

-- How the sending to an endpoint goes. Whoever touches lanes or deliveries of an endpoint locks its row here first,
-- so fan-out, couriers and replays of one endpoint never cross.
create table webhooks.queue (
  workspace_id integer not null,
  endpoint text collate "C" not null,
  -- When somebody should look at it; null when nothing waits.
  due_at timestamptz,
  -- One courier at a time: its mark, and until when it is believed to live.
  lease uuid,
  leased_until timestamptz,
  -- Tries that failed in a row, since when, and until when the receiver is left in peace.
  failures integer not null default 0,
  failing_since timestamptz,
  rest_until timestamptz,
  constraint an_endpoint_has_one_queue primary key (workspace_id, endpoint),
  constraint a_lease_has_an_end check ((lease is null) = (leased_until is null)),
  constraint failing_has_a_beginning check ((failures = 0) = (failing_since is null))
);

create index queue_due on webhooks.queue (due_at) where due_at is not null;

create table webhooks.event (
  workspace_id integer not null,
  id text collate "C" not null,
  seq bigint generated always as identity,
  type text not null,
  customer text,
  occurred_at timestamptz not null,
  -- json, not jsonb: the fields stay in the order in which they were written.
  data json not null,
  -- When it was put in line for the endpoints; null while nobody has.
  queued_at timestamptz,
  constraint an_event_has_one_id primary key (workspace_id, id)
);

create index event_to_queue on webhooks.event (seq) where queued_at is null;
create index event_by_time on webhooks.event (workspace_id, queued_at, seq);
create index event_by_age on webhooks.event (queued_at);

create sequence webhooks.position;

create table webhooks.delivery (
  workspace_id integer not null,
  id text collate "C" not null,
  endpoint text collate "C" not null,
  event text collate "C" not null,
  -- What keeps its order: one customer, the workspace, or the tests.
  lane text collate "C" not null,
  position bigint not null default nextval('webhooks.position'),
  status text not null,
  tries integer not null default 0,
  -- The newest tries, oldest first.
  attempts json not null default '[]',
  queued_at timestamptz not null,
  first_tried_at timestamptz,
  done_at timestamptz,
  constraint a_delivery_has_one_id primary key (workspace_id, id),
  constraint a_delivery_has_a_known_status check (status in ('pending', 'delivered', 'dead')),
  constraint a_pending_delivery_is_not_done check ((status = 'pending') = (done_at is null)),
  constraint a_delivery_tells_of_an_event foreign key (workspace_id, event)
    references webhooks.event (workspace_id, id) on delete cascade
);

create index delivery_in_line on webhooks.delivery (workspace_id, endpoint, lane, position) where status = 'pending';
create index delivery_by_position on webhooks.delivery (workspace_id, endpoint, position);
create index delivery_by_lane on webhooks.delivery (workspace_id, endpoint, lane, position);
create index delivery_dead on webhooks.delivery (workspace_id, endpoint, position) where status = 'dead';
create index delivery_by_event on webhooks.delivery (workspace_id, event);

-- The lanes in which something waits, and when the first of each is to be sent.
create table webhooks.lane (
  workspace_id integer not null,
  endpoint text collate "C" not null,
  lane text collate "C" not null,
  due_at timestamptz not null,
  constraint a_lane_is_one primary key (workspace_id, endpoint, lane)
);

create index lane_due on webhooks.lane (workspace_id, endpoint, due_at);

-- Replays that were asked for: the same key is the same replay.
create table webhooks.replay (
  workspace_id integer not null,
  key text collate "C" not null,
  input_hash text not null,
  queued integer not null,
  asked_at timestamptz not null,
  constraint a_replay_is_asked_for_once primary key (workspace_id, key)
);
