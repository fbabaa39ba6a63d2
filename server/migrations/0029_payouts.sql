-- Money out: what was asked for, who let it go, what became of it.
create schema payouts;

-- The table of payout.ts. A test compares the two.
create function payouts.payout_may_become(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('requested', 'approved'), ('requested', 'rejected'), ('requested', 'canceled'),
    ('approved', 'sending'), ('approved', 'rejected'), ('approved', 'canceled'),
    ('sending', 'approved'), ('sending', 'sent'), ('sending', 'confirmed'), ('sending', 'failed'), ('sending', 'unknown'),
    ('sent', 'confirmed'), ('sent', 'failed'), ('sent', 'unknown'),
    ('unknown', 'approved'), ('unknown', 'sent'), ('unknown', 'confirmed'), ('unknown', 'failed'),
    ('confirmed', 'returned'), ('failed', 'returned'), ('rejected', 'returned'), ('canceled', 'returned'))
$$;

-- What a workspace has set for all its rails. Its row is the lock of limits and of the switches: whoever counts or
-- changes them holds it, whoever lets money go shares it.
create table payouts.workspace (
  workspace_id integer not null,
  cool_down_seconds integer not null,
  book_only boolean not null,
  constraint a_workspace_has_one_setting primary key (workspace_id),
  constraint a_cool_down_is_not_negative check (cool_down_seconds >= 0)
);

create table payouts.rule (
  workspace_id integer not null,
  -- '*' is for every rail that has no rule of its own.
  rail text collate "C" not null,
  asset text collate "C" not null,
  minimum_units bigint not null,
  maximum_units bigint,
  fee_units bigint not null,
  fee_basis_points integer not null,
  user_daily_units bigint,
  workspace_daily_units bigint,
  automatic_units bigint not null,
  four_eyes_units bigint,
  hold_seconds integer not null,
  changed_at timestamptz not null,
  constraint a_rail_has_one_rule_per_asset primary key (workspace_id, rail, asset),
  constraint a_rule_takes_nothing_below_zero check (minimum_units >= 0 and maximum_units >= 0 and fee_units >= 0
    and user_daily_units >= 0 and workspace_daily_units >= 0 and automatic_units >= 0 and four_eyes_units >= 0
    and hold_seconds >= 0),
  constraint a_fee_is_less_than_the_amount check (fee_basis_points between 0 and 9999)
);

create table payouts.stop (
  workspace_id integer not null,
  -- '*' stops every rail.
  rail text collate "C" not null,
  reason text not null,
  actor text not null,
  stopped_at timestamptz not null,
  constraint a_rail_is_stopped_once primary key (workspace_id, rail)
);

create table payouts.destination (
  workspace_id integer not null,
  id text collate "C" not null,
  user_id text collate "C" not null,
  rail text collate "C" not null,
  -- In the one spelling of its rail.
  destination jsonb not null,
  label text not null,
  added_at timestamptz not null,
  usable_at timestamptz not null,
  removed_at timestamptz,
  constraint a_destination_has_one_id primary key (workspace_id, id)
);

create unique index a_destination_is_kept_once on payouts.destination (workspace_id, user_id, rail, destination)
  where removed_at is null;

create table payouts.payout (
  workspace_id integer not null,
  id text collate "C" not null,
  status text not null,
  -- Whose money it is: `user:<user_id>` or, when a supplier is paid, `supplier:<user_id>`.
  source text not null default 'user',
  user_id text collate "C" not null,
  -- What a supplier is paid for, once.
  reference text collate "C",
  -- It never leaves from then on.
  valid_until timestamptz,
  rail text collate "C" not null,
  -- Whose account at which gateway pays.
  gateway text not null,
  connection text not null,
  destination jsonb not null,
  address text collate "C",
  comment text,
  -- What was taken from the user, what of it is our fee, what the receiver is to get: facts, not balances.
  asset text not null,
  units bigint not null,
  fee_units bigint not null,
  net_units bigint not null,
  asked_by text not null,
  -- How it ended, when the money went back.
  outcome text,
  problem text,
  external_id text,
  proof text,
  -- How often it was sent, and how often it was looked up since the outcome became open.
  tries integer not null default 0,
  looks integer not null default 0,
  due_at timestamptz,
  -- Since when a person has to look at it.
  desk_since timestamptz,
  requested_at timestamptz not null,
  approved_at timestamptz,
  first_sent_at timestamptz,
  confirmed_at timestamptz,
  returned_at timestamptz,
  constraint a_payout_has_one_id primary key (workspace_id, id),
  constraint a_payout_has_a_known_status check (status in ('requested', 'approved', 'sending', 'sent', 'confirmed',
    'failed', 'unknown', 'rejected', 'canceled', 'returned')),
  constraint a_payout_is_what_it_brings_and_costs check (net_units > 0 and fee_units >= 0 and units = net_units + fee_units),
  constraint a_returned_payout_says_why
    check ((status = 'returned') = (returned_at is not null) and (returned_at is null) = (outcome is null)),
  constraint a_source_is_known check (source in ('user', 'supplier')),
  constraint a_supplier_is_paid_for_something check ((source = 'supplier') = (reference is not null)),
  constraint an_outcome_is_known check (outcome in ('rejected', 'canceled', 'failed', 'bounced')),
  constraint a_payout_at_rest_is_not_due
    check (due_at is null or status in ('approved', 'sending', 'sent', 'unknown'))
);

create index payout_by_user on payouts.payout (workspace_id, user_id, id);
create unique index a_purchase_is_paid_once on payouts.payout (workspace_id, reference) where reference is not null;
create index payout_with_an_end on payouts.payout (valid_until) where valid_until is not null and status in ('requested', 'approved');
create index payout_due on payouts.payout (rail, due_at) where due_at is not null;
create index payout_at_the_desk on payouts.payout (workspace_id, desk_since) where desk_since is not null;
create index payout_of_the_day on payouts.payout (workspace_id, asset, requested_at);
create index payout_by_external_id on payouts.payout (workspace_id, gateway, connection, external_id)
  where external_id is not null;

-- Charges of the user's own that a payout by refunds gives back, whole. Released when the payout came to nothing.
create table payouts.part (
  workspace_id integer not null,
  payout text collate "C" not null,
  payment text collate "C" not null,
  units bigint not null,
  booked_at timestamptz,
  released_at timestamptz,
  constraint a_charge_is_a_part_once primary key (workspace_id, payout, payment),
  constraint a_booked_part_is_not_released check (booked_at is null or released_at is null)
);

create unique index a_charge_goes_back_by_one_payout on payouts.part (workspace_id, payment) where released_at is null;

create table payouts.approval (
  workspace_id integer not null,
  payout text collate "C" not null,
  actor text not null,
  approved_at timestamptz not null,
  constraint a_person_approves_once primary key (workspace_id, payout, actor)
);

-- Every step of every payout, with who took it and why.
create table payouts.step (
  workspace_id integer not null,
  payout text collate "C" not null,
  n integer not null,
  status text not null,
  at timestamptz not null,
  actor text not null,
  reason text,
  constraint a_step_has_its_place primary key (workspace_id, payout, n)
);

-- Rows of outer accounts' own lists that are payouts of ours.
create table payouts.listed (
  workspace_id integer not null,
  gateway text not null,
  connection text not null,
  external_id text not null,
  payout text collate "C" not null,
  constraint a_row_is_one_payout primary key (workspace_id, gateway, connection, external_id),
  constraint a_payout_is_one_row unique (workspace_id, payout)
);

create function payouts.keep_the_steps() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and not payouts.payout_may_become(old.status, new.status) then
    raise exception 'A payout that is % cannot become %.', old.status, new.status
      using errcode = 'check_violation', constraint = 'steps_follow_the_table';
  end if;
  return new;
end $$;
create trigger payouts_follow_the_table before update of status on payouts.payout
  for each row execute function payouts.keep_the_steps();
