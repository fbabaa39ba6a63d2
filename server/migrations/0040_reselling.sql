-- What resellers order: orders, the portions they are done in, what they are refilled with, the desk where people do what
-- nobody else does. Money lies on the ledger (`escrow:<order>`, USD); here is how far everything is.
create schema reselling;

-- The tables of order.ts, run.ts and refill.ts. A test compares them.
create function reselling.order_may_become(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('pending', 'processing'), ('pending', 'in_progress'), ('pending', 'completed'), ('pending', 'partial'), ('pending', 'canceled'),
    ('processing', 'in_progress'), ('processing', 'completed'), ('processing', 'partial'), ('processing', 'canceled'),
    ('in_progress', 'completed'), ('in_progress', 'partial'), ('in_progress', 'canceled'))
$$;

create function reselling.run_may_become(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('scheduled', 'beginning'), ('scheduled', 'begun'), ('scheduled', 'ended'),
    ('beginning', 'scheduled'), ('beginning', 'begun'), ('beginning', 'ended'),
    ('begun', 'ended'))
$$;

create function reselling.refill_may_become(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('pending', 'in_progress'), ('pending', 'completed'), ('pending', 'rejected'),
    ('in_progress', 'completed'), ('in_progress', 'rejected'))
$$;

create table reselling.setting (
  workspace_id integer not null,
  replay_seconds integer not null,
  guard_links boolean not null,
  guarded_services integer[] not null,
  keyless_services boolean not null,
  requests_per_minute integer not null,
  constraint a_panel_has_one_setting primary key (workspace_id),
  constraint a_replay_window_is_at_most_a_day check (replay_seconds between 0 and 86400),
  constraint a_panel_answers_somebody check (requests_per_minute between 1 and 100000)
);

-- Whose money a key spends, and how its client likes answers.
create table reselling.panel_key (
  workspace_id integer not null,
  key text collate "C" not null,
  user_id text collate "C" not null,
  numeric_limits boolean not null,
  dialect text not null,
  numeric_refill boolean not null,
  is_suspended boolean not null,
  added_at timestamptz not null,
  constraint a_key_is_of_one_reseller primary key (workspace_id, key),
  constraint a_dialect_is_known check (dialect in ('sentence', 'keys'))
);
create index panel_key_by_user on reselling.panel_key (workspace_id, user_id, key);

-- The number given last. Numbers rise; not every one of them is an order.
create table reselling.counter (
  workspace_id integer not null,
  kind text collate "C" not null,
  last bigint not null,
  constraint a_kind_is_counted_once primary key (workspace_id, kind),
  constraint what_is_counted_is_known check (kind in ('order', 'refill'))
);

create table reselling.panel_order (
  workspace_id integer not null,
  number bigint not null,
  id text collate "C" not null,
  user_id text collate "C" not null,
  key text collate "C" not null,
  service integer not null,
  -- The service as it was when it was ordered.
  terms jsonb not null,
  fulfilled_by text not null,
  link text not null,
  -- The same for every way to write the same target.
  link_key text collate "C" not null,
  quantity integer not null,
  runs integer not null,
  interval_minutes integer,
  comments text[] not null,
  rate_units bigint not null,
  charged_units bigint not null,
  -- Facts that only grow: what went back to its user, and what became sales.
  given_back_units bigint not null default 0,
  earned_units bigint not null default 0,
  start_count bigint,
  delivered integer not null default 0,
  status text not null default 'pending',
  request_id text collate "C",
  input_hash uuid not null,
  created_at timestamptz not null,
  cancel_asked_at timestamptz,
  ended_at timestamptz,
  constraint an_order_has_one_number primary key (workspace_id, number),
  constraint an_order_has_one_id unique (workspace_id, id),
  constraint an_order_has_a_known_status
    check (status in ('pending', 'processing', 'in_progress', 'completed', 'partial', 'canceled')),
  constraint an_order_is_fulfilled_by_somebody_known check (fulfilled_by in ('tasks', 'desk', 'panel')),
  constraint an_order_is_of_something check (quantity > 0 and runs between 1 and quantity and charged_units >= 0),
  constraint no_more_is_delivered_than_ordered check (delivered between 0 and quantity),
  constraint no_more_goes_back_than_was_charged
    check (given_back_units >= 0 and earned_units >= 0 and given_back_units + earned_units <= charged_units),
  constraint an_order_that_is_over_says_when
    check ((status in ('completed', 'partial', 'canceled')) = (ended_at is not null)),
  constraint a_completed_order_is_delivered check (status <> 'completed' or delivered = quantity),
  constraint a_partial_order_is_partly_delivered check (status <> 'partial' or delivered between 1 and quantity - 1),
  constraint a_canceled_order_costs_nothing
    check (status <> 'canceled' or (delivered = 0 and given_back_units = charged_units))
);
create unique index a_request_is_one_order on reselling.panel_order (workspace_id, user_id, request_id)
  where request_id is not null;
create index panel_order_twins on reselling.panel_order (workspace_id, key, input_hash, created_at) where request_id is null;
create index panel_order_by_link on reselling.panel_order (workspace_id, user_id, link_key, service) where ended_at is null;
create index panel_order_by_user on reselling.panel_order (workspace_id, user_id, number);
create index panel_order_open on reselling.panel_order (workspace_id, number) where ended_at is null;

create table reselling.run (
  workspace_id integer not null,
  order_id text collate "C" not null,
  number integer not null,
  fulfilled_by text not null,
  quantity integer not null,
  charged_units bigint not null,
  given_back_units bigint not null default 0,
  earned_units bigint not null default 0,
  start_count bigint,
  delivered integer not null default 0,
  -- Of those that were delivered: how many were paid for with it, and how many were lost later and paid back.
  units_earned integer not null default 0,
  units_lost integer not null default 0,
  status text not null default 'scheduled',
  -- Why it waits, or why nothing came of it.
  reason text,
  -- When it is to begin, or to be asked about again.
  due_at timestamptz,
  tries integer not null default 0,
  -- When whoever does it is to be told that no more is wanted.
  stop_due_at timestamptz,
  ended_at timestamptz,
  constraint a_run_has_one_number primary key (workspace_id, order_id, number),
  constraint a_run_has_a_known_status check (status in ('scheduled', 'beginning', 'begun', 'ended')),
  constraint a_run_is_of_something check (quantity > 0 and charged_units >= 0),
  constraint no_more_is_delivered_than_its_share check (delivered between 0 and quantity),
  constraint no_unit_is_decided_twice check (units_earned >= 0 and units_lost >= 0 and units_earned + units_lost <= delivered),
  constraint no_more_goes_back_than_its_share
    check (given_back_units >= 0 and earned_units >= 0 and given_back_units + earned_units <= charged_units),
  constraint a_run_that_is_over_says_when check ((status = 'ended') = (ended_at is not null)),
  constraint a_run_is_due_until_it_is_begun check ((status in ('scheduled', 'beginning')) = (due_at is not null)),
  constraint a_run_that_is_over_needs_no_stop check (status <> 'ended' or stop_due_at is null)
);
create index run_due on reselling.run (fulfilled_by, due_at) where due_at is not null;
create index run_to_stop on reselling.run (fulfilled_by, stop_due_at) where stop_due_at is not null;

-- One unit of a run whose money was decided, by the name that its worker's side gave it.
create table reselling.unit (
  workspace_id integer not null,
  order_id text collate "C" not null,
  run integer not null,
  key text collate "C" not null,
  outcome text not null,
  units bigint not null,
  decided_at timestamptz not null,
  constraint a_unit_is_decided_once primary key (workspace_id, order_id, run, key),
  constraint an_outcome_is_known check (outcome in ('earned', 'lost'))
);

create table reselling.refill (
  workspace_id integer not null,
  number bigint not null,
  id text collate "C" not null,
  order_id text collate "C" not null,
  order_number bigint not null,
  user_id text collate "C" not null,
  fulfilled_by text not null,
  status text not null default 'pending',
  reason text,
  requested_at timestamptz not null,
  due_at timestamptz,
  tries integer not null default 0,
  ended_at timestamptz,
  constraint a_refill_has_one_number primary key (workspace_id, number),
  constraint a_refill_has_one_id unique (workspace_id, id),
  constraint a_refill_has_a_known_status check (status in ('pending', 'in_progress', 'completed', 'rejected')),
  constraint a_refill_that_is_over_says_when check ((status in ('completed', 'rejected')) = (ended_at is not null)),
  constraint a_refill_is_due_until_it_is_begun check ((status = 'pending') = (due_at is not null))
);
create unique index an_order_is_refilled_once_at_a_time on reselling.refill (workspace_id, order_id) where ended_at is null;
create index refill_by_order on reselling.refill (workspace_id, order_id, number);
create index refill_due on reselling.refill (fulfilled_by, due_at) where due_at is not null;

-- What waits for a person: a run (`<order>:<run>`), or a refill by its id.
create table reselling.desk_item (
  workspace_id integer not null,
  id text collate "C" not null,
  kind text not null,
  order_id text collate "C" not null,
  run integer not null,
  since timestamptz not null,
  is_stop_wanted boolean not null default false,
  taken_by text,
  taken_at timestamptz,
  proof text,
  note text,
  done_at timestamptz,
  constraint a_piece_of_work_lies_there_once primary key (workspace_id, id),
  constraint work_is_of_a_known_kind check (kind in ('run', 'refill')),
  constraint who_takes_it_says_when check ((taken_by is null) = (taken_at is null))
);
create index desk_item_waiting on reselling.desk_item (workspace_id, since, id) where done_at is null;

-- What orders went through, with who did it.
create table reselling.step (
  workspace_id integer not null,
  order_id text collate "C" not null,
  number integer not null,
  at timestamptz not null,
  actor text not null,
  what text not null,
  details jsonb not null,
  constraint a_step_has_its_place primary key (workspace_id, order_id, number)
);

create function reselling.keep_the_table() returns trigger language plpgsql as $$
declare v_may boolean;
begin
  if new.status = old.status then return new; end if;
  v_may := case tg_table_name
    when 'panel_order' then reselling.order_may_become(old.status, new.status)
    when 'run' then reselling.run_may_become(old.status, new.status)
    else reselling.refill_may_become(old.status, new.status) end;
  if not v_may then
    raise exception 'A row of % that is % cannot become %.', tg_table_name, old.status, new.status
      using errcode = 'check_violation', constraint = 'steps_follow_the_table';
  end if;
  return new;
end $$;
create trigger orders_follow_the_table before update of status on reselling.panel_order
  for each row execute function reselling.keep_the_table();
create trigger runs_follow_the_table before update of status on reselling.run
  for each row execute function reselling.keep_the_table();
create trigger refills_follow_the_table before update of status on reselling.refill
  for each row execute function reselling.keep_the_table();

create function reselling.next_number(p_workspace integer, p_kind text) returns bigint language sql as $$
  insert into reselling.counter as c (workspace_id, kind, last) values (p_workspace, p_kind, 1)
  on conflict on constraint a_kind_is_counted_once do update set last = c.last + 1 returning last
$$;
