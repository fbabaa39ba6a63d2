-- Panels that orders are bought from: accounts, what they offer, orders placed there, what they cost.
create schema upstream;

create table upstream.provider (
  workspace_id integer not null,
  id text collate "C" not null,
  -- Which client speaks to it.
  kind text not null,
  name text not null,
  url text not null,
  currency text not null,
  sealed_key text not null,
  is_on boolean not null,
  -- The same request_id gives the same order there, however often it is sent.
  honours_request_id boolean not null,
  -- What happens to a service whose cost has risen above its margin.
  guard text not null,
  margin_basis_points integer not null,
  alarm_units bigint,
  -- The circuit breaker: rows, so that every process sees it.
  failures integer not null default 0,
  broken_until timestamptz,
  low_since timestamptz,
  differs_since timestamptz,
  offers_due_at timestamptz not null,
  books_due_at timestamptz not null,
  compared_at timestamptz,
  added_at timestamptz not null,
  changed_at timestamptz not null,
  constraint a_provider_has_one_id primary key (workspace_id, id),
  constraint a_provider_has_its_own_name unique (workspace_id, name),
  constraint a_guard_disables_or_waits check (guard in ('disable', 'wait')),
  constraint a_margin_is_not_negative check (margin_basis_points between 0 and 1000000),
  constraint failures_are_counted_from_zero check (failures >= 0),
  constraint an_alarm_is_not_negative check (alarm_units >= 0)
);

-- What a panel said it has, each time its balance was asked for.
create table upstream.reading (
  workspace_id integer not null,
  provider text collate "C" not null,
  at timestamptz not null,
  told_units bigint not null,
  books_units bigint not null,
  constraint a_reading_is_of_one_instant primary key (workspace_id, provider, at)
);

create table upstream.offer (
  workspace_id integer not null,
  provider text collate "C" not null,
  service text collate "C" not null,
  name text not null,
  type text not null,
  category text not null,
  rate_units bigint not null,
  min integer not null,
  max integer not null,
  dripfeed boolean not null,
  refill boolean not null,
  cancel boolean not null,
  is_there boolean not null,
  seen_at timestamptz not null,
  constraint an_offer_is_listed_once primary key (workspace_id, provider, service),
  constraint a_rate_is_not_negative check (rate_units >= 0)
);

-- Where a service of our catalogue is bought, best first.
create table upstream.source (
  workspace_id integer not null,
  service integer not null,
  rank integer not null,
  provider text collate "C" not null,
  offer text collate "C" not null,
  -- Why it is not bought there now: its cost rose above the margin.
  dear_since timestamptz,
  constraint a_service_has_one_source_of_a_rank primary key (workspace_id, service, rank),
  constraint a_source_is_named_once unique (workspace_id, service, provider, offer),
  constraint a_rank_is_small check (rank between 1 and 10)
);
create index sources_of_an_offer on upstream.source (workspace_id, provider, offer);

-- A run that is to be done at a panel, with what has to be known of it.
create table upstream.errand (
  workspace_id integer not null,
  order_id text collate "C" not null,
  run integer not null,
  service integer not null,
  type text not null,
  link text not null,
  quantity integer not null,
  comments jsonb not null,
  charge_units bigint not null,
  state text not null,
  stop_wanted_at timestamptz,
  problem text,
  -- When the next placement may be tried, for one that was begun and lies nowhere.
  due_at timestamptz,
  asked_at timestamptz not null,
  constraint a_run_is_one_errand primary key (workspace_id, order_id, run),
  constraint an_errand_has_a_known_state check (state in ('waiting', 'begun', 'over')),
  constraint an_errand_is_for_something check (quantity > 0)
);
create index errands_due on upstream.errand (due_at) where due_at is not null;

create table upstream.placement (
  workspace_id integer not null,
  id text collate "C" not null,
  order_id text collate "C" not null,
  run integer not null,
  provider text collate "C" not null,
  offer text collate "C" not null,
  status text not null,
  external_id text collate "C",
  -- What it was to cost, in the panel's currency; then what the panel says it keeps.
  expected_units bigint not null,
  charge_units bigint,
  start_count bigint,
  delivered integer not null default 0,
  words text,
  problem text,
  is_passing boolean,
  stop text,
  misses integer not null default 0,
  looks integer not null default 0,
  desk_since timestamptz,
  due_at timestamptz,
  sent_at timestamptz not null,
  placed_at timestamptz,
  ended_at timestamptz,
  constraint a_placement_has_one_id primary key (workspace_id, id),
  constraint a_placement_has_a_known_status check (status in ('sending', 'unknown', 'placed', 'refused', 'ended')),
  constraint a_placed_order_is_named check (status not in ('placed', 'ended') or external_id is not null),
  constraint a_refusal_says_whether_it_passes check ((status = 'refused') = (is_passing is not null)),
  constraint a_stop_is_wanted_asked_or_refused check (stop in ('wanted', 'asked', 'refused')),
  constraint delivered_is_not_negative check (delivered >= 0),
  constraint costs_are_not_negative check (expected_units >= 0 and charge_units >= 0)
);

-- Never a second order while the first may exist.
create unique index a_run_lies_at_one_panel_at_a_time
  on upstream.placement (workspace_id, order_id, run) where status <> 'refused';
create unique index an_order_of_a_panel_is_of_one_run
  on upstream.placement (workspace_id, provider, external_id) where external_id is not null and status <> 'refused';
create index placements_of_a_run on upstream.placement (workspace_id, order_id, run);
create index placements_due on upstream.placement (due_at) where due_at is not null;
create index placements_at_the_desk on upstream.placement (workspace_id, id) where desk_since is not null;

create function upstream.placement_may_become(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('sending', 'placed'), ('sending', 'refused'), ('sending', 'unknown'),
    ('unknown', 'placed'), ('unknown', 'refused'),
    ('placed', 'ended'))
$$;

create function upstream.keep_placement() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and not upstream.placement_may_become(old.status, new.status) then
    raise exception 'A placement that is % cannot become %.', old.status, new.status;
  end if;
  if new.delivered < old.delivered then raise exception 'What is delivered never falls.'; end if;
  return new;
end $$;

create trigger a_placement_goes_its_way before update on upstream.placement
  for each row execute function upstream.keep_placement();

create table upstream.refill (
  workspace_id integer not null,
  id text collate "C" not null,
  placement text collate "C" not null,
  provider text collate "C" not null,
  status text not null,
  external_id text collate "C",
  tries integer not null default 0,
  problem text,
  due_at timestamptz,
  asked_at timestamptz not null,
  constraint a_refill_has_one_id primary key (workspace_id, id),
  constraint a_refill_has_a_known_status check (status in ('wanted', 'placed', 'completed', 'rejected'))
);
create index refills_due on upstream.refill (due_at) where due_at is not null;
