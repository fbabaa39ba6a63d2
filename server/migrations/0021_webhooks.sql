-- Events told to others: what happened, who is to be told, and how the telling went.
create schema webhooks;

create table webhooks.endpoint (
  workspace_id integer not null,
  id text collate "C" not null,
  url text not null,
  -- '*' alone, or types of event-type.ts.
  events text[] not null,
  description text not null,
  -- The partner whose events alone it hears; null: the operator's own.
  audience text collate "C",
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
  -- The partner who is told as well; and whether the operator is not.
  audience text collate "C", is_private boolean not null default false,
  occurred_at timestamptz not null,
  -- json, not jsonb: the fields stay in the order in which they were written.
  data json not null,
  -- When it was put in line for the endpoints; null while nobody has.
  queued_at timestamptz,
  constraint an_event_has_one_id primary key (workspace_id, id)
);

create index event_to_queue on webhooks.event (seq) where queued_at is null;
create index event_in_order on webhooks.event (seq);
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
  queued integer not null, asked_at timestamptz not null,
  constraint a_replay_is_asked_for_once primary key (workspace_id, key)
);

-- An id with the instant in front, shaped as the ids of the kernel are.
create function webhooks.new_id(p_prefix text, p_now timestamptz) returns text language sql volatile
  return p_prefix || '_' || lpad(to_hex((extract(epoch from p_now) * 1000)::bigint), 12, '0') || '7'
    || substr(replace(gen_random_uuid()::text, '-', ''), 14, 19);

create function webhooks.anybody_listens(p_workspace integer) returns boolean language sql stable
  return exists (select from webhooks.endpoint where workspace_id = p_workspace and status <> 'deleted');

-- An instant as payloads write it.
create function webhooks.instant(p_at timestamptz) returns text language sql stable
  return to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

-- The SQL face of announce(): one row in the caller's transaction, and none where nobody listens.
create function webhooks.announce(p_workspace integer, p_type text, p_customer text, p_occurred timestamptz, p_data json,
  p_id text default null, p_audience text default null, p_private boolean default false
) returns void language sql volatile as $$
  insert into webhooks.event (workspace_id, id, type, customer, occurred_at, data, audience, is_private)
  select p_workspace, coalesce(p_id, webhooks.new_id('evt', p_occurred)), p_type, p_customer, p_occurred, p_data,
    p_audience, p_private
  where webhooks.anybody_listens(p_workspace)
$$;

-- Whether an endpoint of this audience is told of an event for that one.
create function webhooks.hears(p_endpoint text, p_event text, p_private boolean) returns boolean language sql immutable
  return case when p_endpoint is null then not p_private else coalesce(p_endpoint = p_event, false) end;

create function webhooks.lane_of(p_customer text) returns text language sql immutable
  return case when p_customer is null then 'workspace' else 'customer:' || p_customer end;

-- Puts events of one workspace in line for one endpoint, or for all that want them. The caller holds the line.
create function webhooks.put_in_line(p_now timestamptz, p_seq bigint[], p_endpoint text, p_lane text) returns integer
language plpgsql as $$
declare
  told integer;
begin
  perform from webhooks.queue q
    where q.workspace_id in (select e.workspace_id from webhooks.event e where e.seq = any(p_seq))
      and (p_endpoint is null or q.endpoint = p_endpoint)
    order by q.workspace_id, q.endpoint for update;
  with told_to as (
    insert into webhooks.delivery (workspace_id, id, endpoint, event, lane, status, queued_at)
    select v.workspace_id, webhooks.new_id('dlv', p_now), e.id, v.id, coalesce(p_lane, webhooks.lane_of(v.customer)),
      'pending', p_now
    from webhooks.event v
    join webhooks.endpoint e on e.workspace_id = v.workspace_id and e.status = 'enabled' and case when p_endpoint is null
        then e.events && array['*', v.type] and webhooks.hears(e.audience, v.audience, v.is_private) else e.id = p_endpoint end
    where v.seq = any(p_seq)
    order by v.seq, e.id
    returning workspace_id, endpoint, lane),
  lanes as (
    insert into webhooks.lane (workspace_id, endpoint, lane, due_at)
    select distinct workspace_id, endpoint, lane, p_now from told_to
    on conflict on constraint a_lane_is_one do nothing),
  woken as (
    update webhooks.queue q
    set due_at = least(coalesce(q.due_at, 'infinity'), greatest(p_now, coalesce(q.rest_until, p_now)))
    from (select distinct workspace_id, endpoint from told_to) t
    where (q.workspace_id, q.endpoint) = (t.workspace_id, t.endpoint))
  select count(*)::integer into told from told_to;
  return told;
end $$;

-- Fan-out: puts the events that nobody has seen yet in line. One process at a time; the others go on. Answers how many.
create function webhooks.queue_events(p_now timestamptz, p_limit integer) returns integer language plpgsql as $$
declare
  taken bigint[];
begin
  if not pg_try_advisory_xact_lock(hashtext('webhooks.line')) then return 0; end if;
  taken := array(select seq from webhooks.event where queued_at is null order by seq limit p_limit);
  if cardinality(taken) = 0 then return 0; end if;
  perform webhooks.put_in_line(p_now, taken, null, null);
  update webhooks.event set queued_at = p_now where seq = any(taken) and queued_at is null;
  return cardinality(taken);
end $$;

-- Takes endpoints whose queue is due, for as long as the lease lasts; not those this process is serving already. Those
-- that fail are taken apart from those that answer.
create function webhooks.take_queues(p_now timestamptz, p_until timestamptz, p_lease uuid, p_busy text[],
  p_failing boolean, p_limit integer) returns table (workspace_id integer, endpoint text, failures integer) language sql volatile as $$
  update webhooks.queue q set lease = p_lease, leased_until = p_until
  from (select d.workspace_id, d.endpoint from webhooks.queue d
        where d.due_at <= p_now and (d.leased_until is null or d.leased_until <= p_now) and d.endpoint <> all (p_busy)
          and (d.failures > 0) = p_failing
        order by d.due_at limit p_limit for update skip locked) due
  where (q.workspace_id, q.endpoint) = (due.workspace_id, due.endpoint)
  returning q.workspace_id, q.endpoint, q.failures
$$;

-- The first delivery of a lane, with what it tells.
create function webhooks.head_of(p_workspace integer, p_endpoint text, p_lane text)
returns table (delivery text, lane text, tries integer, first_tried_at timestamptz,
  event text, type text, occurred_at timestamptz, data json) language sql stable as $$
  select d.id, d.lane, d.tries, d.first_tried_at, v.id, v.type, v.occurred_at, v.data
  from webhooks.delivery d join webhooks.event v on (v.workspace_id, v.id) = (d.workspace_id, d.event)
  where d.workspace_id = p_workspace and d.endpoint = p_endpoint and d.lane = p_lane and d.status = 'pending'
  order by d.position limit 1
$$;

-- Lanes whose first delivery is due, longest waiting first.
create function webhooks.due_heads(p_workspace integer, p_endpoint text, p_now timestamptz, p_limit integer)
returns table (delivery text, lane text, tries integer, first_tried_at timestamptz,
  event text, type text, occurred_at timestamptz, data json) language sql stable as $$
  select h.* from (
    select l.lane from webhooks.lane l
    where l.workspace_id = p_workspace and l.endpoint = p_endpoint and l.due_at <= p_now
    order by l.due_at limit p_limit) due
  cross join lateral webhooks.head_of(p_workspace, p_endpoint, due.lane) h
$$;

-- Books one try. 'sent' and 'dead' move the lane on to its next delivery, 'failed' puts the lane off until p_due. A
-- receiver that answers again after p_down failures in a row gets at once what was put off. False in go_on: the lease
-- is another's, or the endpoint was switched off.
create function webhooks.book_try(p_workspace integer, p_endpoint text, p_lease uuid, p_delivery text, p_lane text, p_outcome text,
  p_attempt json, p_now timestamptz, p_due timestamptz, p_down integer
) returns table (go_on boolean, more boolean, failures integer, failing_since timestamptz) language plpgsql as $$
declare
  queue webhooks.queue;
  waits boolean;
begin
  select * into queue from webhooks.queue q
    where q.workspace_id = p_workspace and q.endpoint = p_endpoint and q.lease = p_lease for update;
  if not found then
    return query select false, false, 0, null::timestamptz; return;
  end if;
  update webhooks.delivery d set
      tries = d.tries + 1, first_tried_at = coalesce(d.first_tried_at, p_now),
      attempts = webhooks.with_attempt(d.attempts, p_attempt),
      status = case p_outcome when 'sent' then 'delivered' when 'dead' then 'dead' else d.status end,
      done_at = case p_outcome when 'failed' then null else p_now end
    where d.workspace_id = p_workspace and d.id = p_delivery and d.status = 'pending';
  if p_outcome = 'sent' and queue.failures > 0 then
    update webhooks.queue q set failures = 0, failing_since = null, rest_until = null
      where q.workspace_id = p_workspace and q.endpoint = p_endpoint;
    if queue.failures >= p_down then
      update webhooks.lane l set due_at = p_now
        where l.workspace_id = p_workspace and l.endpoint = p_endpoint and l.due_at > p_now;
    end if;
  elsif p_outcome <> 'sent' then
    update webhooks.queue q set failures = q.failures + 1, failing_since = coalesce(q.failing_since, p_now)
      where q.workspace_id = p_workspace and q.endpoint = p_endpoint;
  end if;
  waits := exists (select from webhooks.head_of(p_workspace, p_endpoint, p_lane));
  if p_outcome = 'failed' then
    update webhooks.lane l set due_at = p_due
      where l.workspace_id = p_workspace and l.endpoint = p_endpoint and l.lane = p_lane;
  elsif not waits then
    delete from webhooks.lane l where l.workspace_id = p_workspace and l.endpoint = p_endpoint and l.lane = p_lane;
  end if;
  return query select exists (select from webhooks.endpoint e
      where e.workspace_id = p_workspace and e.id = p_endpoint and e.status = 'enabled'), waits, q.failures, q.failing_since
    from webhooks.queue q where q.workspace_id = p_workspace and q.endpoint = p_endpoint;
end $$;

-- Ends a turn: frees the endpoint, and works out when it is to be looked at again. What is not enabled is not looked at.
create function webhooks.end_turn(p_workspace integer, p_endpoint text, p_lease uuid, p_rest timestamptz)
returns void language plpgsql as $$
begin
  perform from webhooks.queue q
    where q.workspace_id = p_workspace and q.endpoint = p_endpoint and q.lease = p_lease for update;
  if not found then return; end if;
  update webhooks.queue q set lease = null, leased_until = null, rest_until = coalesce(p_rest, q.rest_until),
    due_at = webhooks.next_look(p_workspace, p_endpoint, coalesce(p_rest, q.rest_until))
  where q.workspace_id = p_workspace and q.endpoint = p_endpoint;
end $$;

create function webhooks.next_look(p_workspace integer, p_endpoint text, p_rest timestamptz) returns timestamptz
language sql stable as $$
  select greatest(l.due_at, p_rest) from webhooks.lane l
  where l.workspace_id = p_workspace and l.endpoint = p_endpoint
    and exists (select from webhooks.endpoint e
      where e.workspace_id = p_workspace and e.id = p_endpoint and e.status = 'enabled')
  order by l.due_at limit 1
$$;

-- The newest twenty tries of a delivery.
create function webhooks.with_attempt(p_attempts json, p_attempt json) returns json language sql immutable as $$
  select json_agg(a.attempt order by a.n) from (
    select value as attempt, ordinality as n from json_array_elements(p_attempts) with ordinality
    union all select p_attempt, 2147483647
    order by n desc limit 20) a
$$;
