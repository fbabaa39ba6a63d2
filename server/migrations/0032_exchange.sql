-- The exchange: what is set for it, what advertisers ordered, and the tasks that people do. Money lies on the ledger
-- (`escrow:<order>`); here is how many slots there are, who may have one, and what became of them.
create schema exchange;

-- The tables of task.ts. A test compares them.
create function exchange.task_may_become(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('review', 'live'), ('review', 'paused'), ('review', 'rejected'), ('review', 'ended'),
    ('live', 'paused'), ('live', 'done'), ('live', 'ended'),
    ('paused', 'live'), ('paused', 'done'), ('paused', 'ended'),
    ('done', 'live'), ('done', 'paused'), ('done', 'ended'))
$$;

create function exchange.order_may_become(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (('open', 'completed'), ('open', 'partial'), ('open', 'canceled'))
$$;

-- Every change is a row of its own, with who made it; the newest holds.
create table exchange.setting (
  workspace_id integer not null,
  version integer not null,
  is_enabled boolean not null,
  terms jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null,
  constraint a_change_of_settings_has_one_number primary key (workspace_id, version),
  constraint changes_of_settings_are_counted check (version > 0)
);

-- Who said that they have read which version of the rules, before the exchange was enabled.
create table exchange.acceptance (
  workspace_id integer not null,
  version integer not null,
  accepted_by text not null,
  rules_version text not null,
  accepted_at timestamptz not null,
  constraint an_exchange_is_enabled_by_somebody primary key (workspace_id, version)
);

-- What was ordered and charged: facts that never change, and how it came out.
create table exchange.task_order (
  workspace_id integer not null,
  id text collate "C" not null,
  task text collate "C" not null,
  owner text collate "C" not null,
  status text not null,
  slots integer not null,
  asset text collate "C" not null,
  unit_units bigint not null,
  charged_units bigint not null,
  key text collate "C" not null,
  input_hash uuid not null,
  created_at timestamptz not null,
  settled_at timestamptz,
  constraint an_order_has_one_id primary key (workspace_id, id),
  constraint an_order_is_asked_for_once unique (workspace_id, key),
  constraint an_order_has_one_task unique (workspace_id, task),
  constraint an_order_has_a_known_status check (status in ('open', 'completed', 'partial', 'canceled')),
  constraint an_order_is_charged_for_every_slot check (slots > 0 and unit_units > 0 and charged_units = slots * unit_units),
  constraint a_settled_order_says_when check ((status = 'open') = (settled_at is null))
);

create table exchange.task (
  workspace_id integer not null,
  id text collate "C" not null,
  order_id text collate "C" not null,
  owner text collate "C" not null,
  -- Whose money it is: the advertiser's, or the house's.
  payer text not null,
  bot text collate "C" not null,
  kind text not null,
  target jsonb not null,
  target_key text collate "C" not null,
  status text not null,
  pauses text[] not null default '{}',
  asset text collate "C" not null,
  reward_units bigint not null,
  fee_units bigint not null,
  ordered integer not null,
  slots integer not null,
  taken integer not null default 0,
  verified integer not null default 0,
  hold_seconds integer not null,
  guarantee_seconds integer not null,
  claim_seconds integer not null,
  audience jsonb not null,
  pacing jsonb not null,
  category text not null,
  findings jsonb not null,
  created_at timestamptz not null,
  ends_at timestamptz,
  approved_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  -- When the last slot was verified: its guarantee is the last to end.
  verified_at timestamptz,
  -- What only workers of this task are given is to be made, or taken away: the intent stands here before anybody is called.
  link_due_at timestamptz,
  link_tries integer not null default 0,
  close_due_at timestamptz,
  close_tries integer not null default 0,
  closed_at timestamptz,
  constraint a_task_has_one_id primary key (workspace_id, id),
  constraint a_task_belongs_to_one_order unique (workspace_id, order_id),
  constraint a_task_has_a_known_status check (status in ('review', 'live', 'paused', 'done', 'rejected', 'ended')),
  constraint a_task_is_of_a_known_kind check (kind in ('subscribe', 'boost', 'bot_start')),
  constraint a_payer_is_known check (payer in ('owner', 'control', 'treasury')),
  constraint no_slot_is_sold_twice check (taken between 0 and slots),
  constraint what_is_verified_is_taken check (verified between 0 and taken),
  constraint no_slot_appears_from_nowhere check (slots between 0 and ordered),
  constraint a_done_task_is_verified_in_full check (status <> 'done' or (verified = slots and slots > 0)),
  constraint a_task_that_is_over_has_no_free_slot check (status not in ('rejected', 'ended') or taken = slots),
  constraint a_fee_pays_the_referrers check (reward_units > 0 and fee_units * 100 >= reward_units * 13),
  constraint a_live_task_is_wanted_paused_by_nobody check (status <> 'live' or pauses = '{}'),
  constraint a_paused_task_says_why check (status <> 'paused' or cardinality(pauses) > 0),
  constraint a_reason_to_pause_is_known
    check (pauses <@ array['advertiser', 'operator', 'bot_lost', 'complaints', 'charge_back', 'opt_out', 'changed']),
  constraint a_task_that_is_over_says_why_and_when
    check ((status in ('rejected', 'ended')) = (ended_at is not null) and (ended_at is null) = (end_reason is null)),
  constraint an_end_is_known
    check (end_reason in ('canceled', 'rejected', 'run_out', 'delivered', 'charge_back', 'opt_out')),
  constraint a_guarantee_is_looked_after check (guarantee_seconds between 0 and hold_seconds and claim_seconds > 0)
);
create index task_by_owner on exchange.task (workspace_id, owner, id);
create index task_by_target on exchange.task (workspace_id, target_key, id);
create index task_by_status on exchange.task (workspace_id, status, id);
create index task_ending on exchange.task (ends_at) where ends_at is not null and ended_at is null;
create index task_done on exchange.task (verified_at) where status = 'done';
create index task_link_due on exchange.task (link_due_at) where link_due_at is not null;
create index task_close_due on exchange.task (close_due_at) where close_due_at is not null;

-- Every step of every task, with who took it and why.
create table exchange.task_step (
  workspace_id integer not null,
  task text collate "C" not null,
  n integer not null,
  status text not null,
  pauses text[] not null,
  at timestamptz not null,
  actor text not null,
  reason text,
  constraint a_step_has_its_place primary key (workspace_id, task, n)
);

-- A verified slot was lost inside the guarantee, and opened again for the same money: the advertiser sees it.
create table exchange.refill (
  workspace_id integer not null,
  task text collate "C" not null,
  claim text collate "C" not null,
  opened_at timestamptz not null,
  constraint a_claim_is_refilled_once primary key (workspace_id, task, claim)
);

-- Tasks the treasury pays for that came on: written beside what happened, and taken by whoever follows them.
create table exchange.task_news (
  workspace_id integer not null,
  id bigint not null generated always as identity,
  task text collate "C" not null,
  constraint news_have_one_id primary key (workspace_id, id)
);

-- Claims of the last hour of tasks that fill at a pace; forgotten when the hour is over.
create table exchange.recent_claim (
  workspace_id integer not null,
  task text collate "C" not null,
  at timestamptz not null
);
create index recent_claim_by_time on exchange.recent_claim (workspace_id, task, at);

create function exchange.keep_the_steps() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and not exchange.task_may_become(old.status, new.status) then
    raise exception 'A task that is % cannot become %.', old.status, new.status
      using errcode = 'check_violation', constraint = 'steps_follow_the_table';
  end if;
  return new;
end $$;
create trigger tasks_follow_the_table before update of status on exchange.task
  for each row execute function exchange.keep_the_steps();

create function exchange.keep_the_order() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and not exchange.order_may_become(old.status, new.status) then
    raise exception 'An order that is % cannot become %.', old.status, new.status
      using errcode = 'check_violation', constraint = 'orders_follow_the_table';
  end if;
  return new;
end $$;
create trigger orders_follow_the_table before update of status on exchange.task_order
  for each row execute function exchange.keep_the_order();

-- What every command of the exchange begins with: the settings stay as they are until the transaction ends. Says which
-- version of them that is, for who has judged by them before; nothing where nobody has set anything.
create function exchange.enter(p_workspace integer) returns integer language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('exchange.setting'), p_workspace);
  return (select max(s.version) from exchange.setting s where s.workspace_id = p_workspace);
end $$;

-- How many slots of each of these tasks may be taken now, by what their rows say: a pace is for the caller to keep. Locks
-- the tasks, in the order of their ids.
create function exchange.free_slots(p_workspace integer, p_tasks text[], p_at timestamptz)
returns table (task text, free integer) language sql as $$
  select t.id, case when t.status = 'live' and t.link_due_at is null and (t.ends_at is null or t.ends_at > p_at)
    then t.slots - t.taken else 0 end
  from exchange.task t where t.workspace_id = p_workspace and t.id = any(p_tasks) order by t.id for no key update
$$;

-- Takes so many slots of tasks that are locked.
create function exchange.take_slots(p_workspace integer, p_tasks text[], p_counts integer[]) returns void language sql as $$
  update exchange.task t set taken = t.taken + g.n
  from unnest(p_tasks, p_counts) as g (task, n) where t.workspace_id = p_workspace and t.id = g.task and g.n > 0
$$;

-- How far a task is, in one reading: what claims counts stands beside it.
create function exchange.slots_of(p_workspace integer, p_task text)
returns table (status text, ordered integer, slots integer, taken integer, verified integer) language sql stable as $$
  select t.status, t.ordered, t.slots, t.taken, t.verified from exchange.task t
  where t.workspace_id = p_workspace and t.id = p_task
$$;
