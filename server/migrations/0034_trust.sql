-- What is known of how people work, and what was decided from it.

create schema trust;

-- What happened, once each: everything else here follows from it and can be counted anew.
create table trust.event (
  workspace_id integer not null,
  n bigint generated always as identity,
  user_id text collate "C" not null,
  kind text not null,
  reference text collate "C" not null,
  at timestamptz not null,
  detail jsonb,
  constraint an_event_has_its_place primary key (workspace_id, n),
  constraint an_event_is_counted_once unique (workspace_id, user_id, kind, reference),
  constraint an_event_is_of_a_known_kind check (kind in ('verified', 'released', 'voided', 'expired', 'abandoned',
    'complaint', 'control_passed', 'control_failed', 'appeal_upheld'))
);

create index event_by_user on trust.event (workspace_id, user_id, kind, at desc);

-- How often, in all and per day of UTC: so that a judgement reads a few rows, however long the history is.
create table trust.tally (
  workspace_id integer not null,
  user_id text collate "C" not null,
  kind text not null,
  events integer not null,
  constraint a_kind_is_counted_in_one_row primary key (workspace_id, user_id, kind),
  constraint a_tally_counts_up check (events > 0)
);

create table trust.day (
  workspace_id integer not null,
  user_id text collate "C" not null,
  day date not null,
  kind text not null,
  events integer not null,
  constraint a_kind_of_a_day_is_counted_in_one_row primary key (workspace_id, user_id, day, kind),
  constraint a_tally_of_a_day_counts_up check (events > 0)
);

create function trust.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'What trust is judged by is append-only.';
end $$;

create trigger events_are_append_only before update or delete on trust.event
  for each row execute function trust.refuse_change();

-- Keeps events and counts those that are new, in one order for everybody; says how many were.
create function trust.record_all(
  p_workspace integer, p_user text[], p_kind text[], p_reference text[], p_at timestamptz[], p_detail text[]
) returns integer language sql as $$
  with given as (
    select * from unnest(p_user, p_kind, p_reference, p_at, p_detail) as g (user_id, kind, reference, at, detail)),
  kept as (
    insert into trust.event (workspace_id, user_id, kind, reference, at, detail)
      select p_workspace, user_id, kind, reference, at, detail::jsonb from given order by user_id, kind, reference
      on conflict on constraint an_event_is_counted_once do nothing
      returning user_id, kind, at),
  tallied as (
    insert into trust.tally as t
      select p_workspace, user_id, kind, count(*) from kept group by user_id, kind order by user_id, kind
      on conflict on constraint a_kind_is_counted_in_one_row do update set events = t.events + excluded.events),
  by_day as (
    insert into trust.day as d
      select p_workspace, user_id, (at at time zone 'UTC')::date as day, kind, count(*) from kept
      group by user_id, day, kind order by user_id, day, kind
      on conflict on constraint a_kind_of_a_day_is_counted_in_one_row do update set events = d.events + excluded.events)
  select count(*)::integer from kept
$$;

-- One event; says whether it is a new one.
create function trust.record(
  p_workspace integer, p_user text, p_kind text, p_reference text, p_at timestamptz, p_detail jsonb
) returns boolean language sql as $$
  select trust.record_all(p_workspace, array[p_user], array[p_kind], array[p_reference], array[p_at],
    array[p_detail::text]) = 1
$$;

-- Rules are data with a version; the newest is in force, and none means the ones in the code (version 0).
create table trust.rules (
  workspace_id integer not null,
  version integer not null,
  rules jsonb not null,
  author text not null,
  reason text not null,
  set_at timestamptz not null,
  constraint rules_have_one_version primary key (workspace_id, version),
  constraint versions_of_rules_count_up check (version > 0)
);

create table trust.decision (
  workspace_id integer not null,
  id text collate "C" not null,
  user_id text collate "C" not null,
  -- What was decided about: a claim, a change of limits.
  about text not null,
  rules_version integer not null,
  inputs jsonb not null,
  verdict jsonb not null,
  at timestamptz not null,
  constraint a_decision_has_one_id primary key (workspace_id, id)
);

create index decision_by_user on trust.decision (workspace_id, user_id, at desc, id desc);

create trigger rules_are_append_only before update or delete on trust.rules
  for each row execute function trust.refuse_change();
create trigger decisions_are_append_only before update or delete on trust.decision
  for each row execute function trust.refuse_change();

-- Keeps decisions, each with the names of its columns.
create function trust.keep_decisions(p_workspace integer, p_decisions jsonb) returns void language sql as $$
  insert into trust.decision (workspace_id, id, user_id, about, rules_version, inputs, verdict, at)
  select p_workspace, d.id, d.user_id, d.about, d.rules_version, d.inputs, d.verdict, d.at
  from jsonb_to_recordset(p_decisions) as d (
    id text, user_id text, about text, rules_version integer, inputs jsonb, verdict jsonb, at timestamptz)
$$;
