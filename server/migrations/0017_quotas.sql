-- Quotas: at most so many units per window, or so many reservations at once. What is kept are facts, the units that were
-- taken and when; a window is worked out at the instant that is asked about, so nothing has to be reset.
create schema quotas;

-- Units are counted under a number, so that a quota defined anew begins anew while an edited one goes on. reach is how
-- many seconds back its windows look; what lies further back than that, and a while more, is swept.
create table quotas.counter (
  workspace_id integer not null,
  id bigint not null generated always as identity,
  reach bigint not null,
  ended_at timestamptz not null default 'infinity',
  sweep_at timestamptz not null default '-infinity',
  primary key (workspace_id, id)
);

-- most: for those who hold none of the plans; null is no limit. window_rule is null for a limit of concurrency.
create table quotas.quota (
  workspace_id integer not null,
  code text collate "C" not null,
  counter bigint not null,
  kind text collate "C" not null,
  features text[] not null,
  scope text collate "C" not null,
  most bigint,
  plans jsonb not null,
  window_rule jsonb,
  asks_standing boolean not null,
  changed_at timestamptz not null,
  primary key (workspace_id, code),
  constraint kind_of_a_quota check (kind in ('units', 'concurrency')),
  constraint scope_of_a_quota check (scope in ('customer', 'app')),
  constraint a_limit_is_not_negative check (most >= 0),
  constraint units_are_counted_in_a_window check ((kind = 'units') = (window_rule is not null))
);
create table quotas.quota_feature (
  workspace_id integer not null,
  feature text collate "C" not null,
  code text collate "C" not null,
  primary key (workspace_id, feature, code)
);

-- Another limit for one customer. Each row holds from set_at on, until the next one or until its own end.
create table quotas.override (
  workspace_id integer not null,
  counter bigint not null,
  customer text collate "C" not null,
  set_at timestamptz not null,
  most bigint,
  until timestamptz not null default 'infinity',
  reason text not null,
  actor text,
  primary key (workspace_id, counter, customer, set_at)
);

-- Units taken, at three grains: the millisecond (0), the minute (1) and the day (2) in UTC. Coarse rows only make the
-- sum of a long window short; its edges are always summed from the millisecond. The subject is the customer, or
-- nobody ('') for a quota that everybody shares.
create table quotas.taken (
  workspace_id integer not null,
  counter bigint not null,
  subject text collate "C" not null,
  grain smallint not null,
  at timestamptz not null,
  units bigint not null,
  primary key (workspace_id, counter, subject, grain, at),
  constraint nobody_gives_back_more_than_was_taken check (units >= 0)
);

create table quotas.first_use (
  workspace_id integer not null,
  counter bigint not null,
  subject text collate "C" not null,
  at timestamptz not null,
  primary key (workspace_id, counter, subject)
);

-- What a reservation took, and how much of it came back. One that is due counts as given back from expires_at on.
create table quotas.hold (
  workspace_id integer not null,
  reservation text collate "C" not null,
  counter bigint not null,
  subject text collate "C" not null,
  counts boolean not null,
  quantity bigint not null,
  at timestamptz not null,
  expires_at timestamptz not null,
  settled_at timestamptz not null default 'infinity',
  returned bigint not null default 0,
  primary key (workspace_id, reservation, counter)
);
create index holds_of_a_subject on quotas.hold (counter, subject, settled_at, workspace_id);

-- The instant at which clocks of a zone show this time. A time that they skip is that much later; of one that they show
-- twice, the first (as in RFC 5545).
create function quotas.instant_of(p_local timestamp, p_zone text) returns timestamptz language plpgsql stable as $$
declare v_last timestamptz := p_local at time zone p_zone; v_day_before timestamptz := v_last - interval '24 hours'; v_first timestamptz;
begin
  v_first := (p_local - (v_day_before at time zone p_zone - v_day_before at time zone 'UTC')) at time zone 'UTC';
  return case when v_first < v_last and v_first at time zone p_zone = p_local then v_first else v_last end;
end $$;

-- The k-th beginning of a window: of calendar windows counted from any one of them, of anniversaries from the anchor. Months
-- are added to the anchor itself, so the 31st is the last day of a shorter month and the 31st again after it.
create function quotas.beginning(p_window jsonb, p_anchor timestamptz, p_local timestamp, p_k integer) returns timestamptz language sql stable as $$
  select case when p_k = 0 and p_anchor is not null then p_anchor else quotas.instant_of(p_local + case p_window ->> 'period'
    when 'hour' then make_interval(hours => p_k)
    when 'day' then make_interval(days => p_k * coalesce((p_window ->> 'every')::integer, 1))
    when 'week' then make_interval(days => 7 * p_k * coalesce((p_window ->> 'every')::integer, 1))
    when 'month' then make_interval(months => p_k * coalesce((p_window ->> 'every')::integer, 1))
    else make_interval(months => 12 * p_k * coalesce((p_window ->> 'every')::integer, 1)) end, p_window ->> 'zone') end
$$;

-- The window in which an instant lies: from starts_at on, before ends_at. A sliding one has no end; one whose anchor is not
-- there yet has neither. This is the only place where windows are worked out.
create function quotas.span(p_window jsonb, p_anchor timestamptz, p_at timestamptz, out starts_at timestamptz, out ends_at timestamptz)
language plpgsql stable as $$
declare
  v_zone text := p_window ->> 'zone'; v_period text := p_window ->> 'period'; v_every integer := coalesce((p_window ->> 'every')::integer, 1);
  v_at timestamp; v_from timestamp; v_anchor timestamptz; k integer := 0;
begin
  if p_window ->> 'kind' = 'sliding' then
    starts_at := p_at - make_interval(secs => (p_window ->> 'seconds')::integer) + interval '1 millisecond'; return;
  end if;
  v_at := p_at at time zone v_zone;
  if p_window ->> 'kind' = 'calendar' then
    v_from := case v_period when 'week' then date_trunc('day', v_at)
        - make_interval(days => (extract(isodow from v_at)::integer - (p_window ->> 'week_start')::integer + 7) % 7)
      else date_trunc(v_period, v_at) end;
  else
    if p_anchor is null then return; end if;
    v_anchor := p_anchor; v_from := p_anchor at time zone v_zone;
    k := case when v_period in ('day', 'week')
      then floor(extract(epoch from v_at - v_from) / (86400 * v_every * case v_period when 'week' then 7 else 1 end))
      else floor((12 * (extract(year from v_at) - extract(year from v_from)) + extract(month from v_at) - extract(month from v_from))
        / (v_every * case v_period when 'year' then 12 else 1 end)) end;
  end if;
  while quotas.beginning(p_window, v_anchor, v_from, k) > p_at loop k := k - 1; end loop;
  loop
    starts_at := quotas.beginning(p_window, v_anchor, v_from, k); ends_at := quotas.beginning(p_window, v_anchor, v_from, k + 1);
    exit when ends_at > p_at; k := k + 1;
  end loop;
end $$;

-- Units taken from p_from on and before p_to (null: no end), as things are at p_at; about the past, what was taken or given
-- back later is left out. Reservations that are due have given back what they took, swept or not.
create function quotas.used(p_workspace integer, p_counter bigint, p_subject text, p_from timestamptz, p_to timestamptz, p_at timestamptz, p_past boolean)
returns bigint language plpgsql stable as $$
declare
  c_origin constant timestamptz := '2000-01-01 00:00:00Z';
  v_to timestamptz := least(p_to, case when p_past then p_at + interval '1 millisecond' else greatest(p_at, p_from) + interval '24 hours' end);
  v_minute timestamptz := date_bin('1 minute', p_from + interval '59.999999 seconds', c_origin);
  v_day timestamptz := date_bin('24 hours', p_from + interval '23:59:59.999999', c_origin);
  v_to_minute timestamptz := date_bin('1 minute', v_to, c_origin); v_to_day timestamptz := date_bin('24 hours', v_to, c_origin);
begin
  if p_from is null or p_from >= v_to then return 0; end if;
  if v_minute > v_to_minute then v_minute := v_to; v_to_minute := v_to; end if;
  if v_day > v_to_day then v_day := v_to_minute; v_to_day := v_to_minute; end if;
  return (
    select coalesce(sum(s.units), 0) from (
      select t.units from quotas.taken t where t.workspace_id = p_workspace and t.counter = p_counter and t.subject = p_subject collate "C" and t.grain = 0 and t.at >= p_from and t.at < v_minute
      union all
      select t.units from quotas.taken t where t.workspace_id = p_workspace and t.counter = p_counter and t.subject = p_subject collate "C" and t.grain = 1 and t.at >= v_minute and t.at < v_day
      union all
      select t.units from quotas.taken t where t.workspace_id = p_workspace and t.counter = p_counter and t.subject = p_subject collate "C" and t.grain = 2 and t.at >= v_day and t.at < v_to_day
      union all
      select t.units from quotas.taken t where t.workspace_id = p_workspace and t.counter = p_counter and t.subject = p_subject collate "C" and t.grain = 1 and t.at >= v_to_day and t.at < v_to_minute
      union all
      select t.units from quotas.taken t where t.workspace_id = p_workspace and t.counter = p_counter and t.subject = p_subject collate "C" and t.grain = 0 and t.at >= v_to_minute and t.at < v_to
      union all
      select case when h.expires_at > p_at then h.returned else h.returned - h.quantity end from quotas.hold h
        where h.workspace_id = p_workspace and h.counter = p_counter and h.subject = p_subject collate "C" and h.settled_at > p_at
          and h.counts and h.at >= p_from and h.at < v_to) s);
end $$;

-- The instant at which so many units will have left a sliding window, if nothing more is taken.
create function quotas.frees_at(p_workspace integer, p_counter bigint, p_subject text, p_from timestamptz, p_seconds integer, p_units bigint, p_at timestamptz)
returns timestamptz language plpgsql stable as $$
declare v_freed bigint := 0; r record;
begin
  for r in
    select t.at, t.units - coalesce((select sum(h.quantity) from quotas.hold h
      where h.workspace_id = p_workspace and h.counter = p_counter and h.subject = p_subject collate "C" and h.settled_at = 'infinity'
        and h.counts and h.expires_at <= p_at and h.at = t.at), 0) as units
    from quotas.taken t
    where t.workspace_id = p_workspace and t.counter = p_counter and t.subject = p_subject collate "C" and t.grain = 0 and t.at >= p_from
    order by t.at
  loop
    v_freed := v_freed + r.units;
    if v_freed >= p_units then return r.at + make_interval(secs => p_seconds); end if;
  end loop;
  return null;
end $$;

-- Where a window of this counter begins to count from: an instant, the first use, or the newest purchase.
create function quotas.anchor_of(p_workspace integer, p_counter bigint, p_subject text, p_window jsonb, p_at timestamptz, p_standing jsonb)
returns timestamptz language sql stable as $$
  select case when p_window ->> 'kind' <> 'anniversary' then null
    when p_window ->> 'since' = 'first_use' then (select f.at from quotas.first_use f
      where f.workspace_id = p_workspace and f.counter = p_counter and f.subject = p_subject collate "C" and f.at <= p_at)
    when p_window ->> 'since' = 'purchase' then (p_standing -> 'since' ->> (p_window ->> 'product'))::timestamptz
    else (p_window ->> 'since')::timestamptz end
$$;
