-- Whom Stars are bought from: accounts there, what is to be bought, every purchase, what suppliers told us.
create schema supply;

create table supply.supplier (
  workspace_id integer not null,
  id text collate "C" not null,
  -- Which adapter speaks to it.
  kind text not null,
  name text not null,
  -- What it is paid in.
  asset text not null,
  settings jsonb not null,
  -- Sealed with the master key, bound to this row.
  sealed_secrets text not null,
  -- Lower is asked first.
  rank integer not null,
  is_on boolean not null,
  alarm_units bigint,
  -- The circuit breaker: rows, so that every process sees it.
  failures integer not null default 0,
  broken_until timestamptz,
  low_since timestamptz,
  differs_since timestamptz,
  told_units bigint,
  told_at timestamptz,
  books_due_at timestamptz not null,
  compared_at timestamptz,
  added_at timestamptz not null,
  changed_at timestamptz not null,
  constraint a_supplier_has_one_id primary key (workspace_id, id),
  constraint a_supplier_has_its_own_name unique (workspace_id, name),
  constraint a_supplier_has_a_small_rank check (rank between 1 and 1000),
  constraint supplier_failures_are_counted_from_zero check (failures >= 0),
  constraint a_supplier_alarm_is_not_negative check (alarm_units >= 0)
);
-- A webhook names the supplier and nothing else.
create unique index suppliers_by_id on supply.supplier (id);
create index supplier_books_due on supply.supplier (books_due_at);

-- What a supplier said it has, each time it was asked.
create table supply.reading (
  workspace_id integer not null,
  supplier text collate "C" not null,
  at timestamptz not null,
  told_units bigint not null,
  books_units bigint not null,
  constraint a_supplier_reading_is_of_one_instant primary key (workspace_id, supplier, at)
);

-- What so many Stars cost at a supplier, as it last said. Kept for seconds, so that buyers do not wait for suppliers.
create table supply.cost (
  workspace_id integer not null,
  supplier text collate "C" not null,
  stars integer not null,
  asset text not null,
  units bigint not null,
  valid_until timestamptz not null,
  read_at timestamptz not null,
  constraint a_cost_is_of_one_quantity primary key (workspace_id, supplier, stars),
  constraint a_cost_is_above_zero check (units > 0)
);
create index costs_by_age on supply.cost (read_at);

-- What suppliers said of a recipient; kept for a minute.
create table supply.validation (
  workspace_id integer not null,
  username text collate "C" not null,
  stars integer not null,
  verdict text not null,
  name text,
  reason text,
  read_at timestamptz not null,
  constraint a_validation_is_of_one_recipient primary key (workspace_id, username, stars),
  constraint a_validation_has_a_known_verdict check (verdict in ('yes', 'no', 'unknown'))
);
create index validations_by_age on supply.validation (read_at);

-- Stars that are to be bought for an order.
create table supply.errand (
  workspace_id integer not null,
  order_id text collate "C" not null,
  username text not null,
  stars integer not null,
  -- The price guard.
  max_asset text not null,
  max_units bigint not null,
  state text not null,
  stop_wanted_at timestamptz,
  reason text,
  -- Tries before this number belong to an earlier attempt, which a person has ended.
  attempt integer not null default 1,
  -- When the next supplier may be asked, while nothing of it lies anywhere.
  due_at timestamptz,
  asked_at timestamptz not null,
  constraint an_order_is_one_errand primary key (workspace_id, order_id),
  constraint a_supply_errand_has_a_known_state check (state in ('open', 'over')),
  constraint an_errand_is_for_stars check (stars > 0),
  constraint a_price_guard_is_above_zero check (max_units > 0),
  constraint what_is_over_is_not_due check (state = 'open' or due_at is null)
);
create index supply_errands_due on supply.errand (due_at) where due_at is not null;

create table supply.purchase (
  workspace_id integer not null,
  id text collate "C" not null,
  order_id text collate "C" not null,
  attempt integer not null,
  supplier text collate "C" not null,
  status text not null,
  username text not null,
  stars integer not null,
  -- The supplier's own name for it.
  external_id text collate "C",
  -- What it is paid in, what it may cost at most, what it was to cost, what it costs.
  asset text not null,
  max_units bigint not null,
  expected_units bigint not null,
  cost_units bigint,
  -- What the supplier gave or is giving back.
  returned_units bigint,
  -- What has to arrive on the chain, and how far that is. `dead`: surely never paid.
  pay jsonb,
  pay_state text,
  paid_boc text,
  paid_told_at timestamptz,
  network_fee_asset text,
  network_fee_units bigint,
  proof text,
  words text,
  problem text,
  is_passing boolean,
  misses integer not null default 0,
  looks integer not null default 0,
  -- Who buys it by hand.
  taken_by text,
  taken_at timestamptz,
  desk_since timestamptz,
  due_at timestamptz,
  sent_at timestamptz not null,
  -- When the last call was made that got no answer: it may arrive for a while.
  silent_at timestamptz,
  placed_at timestamptz,
  ended_at timestamptz,
  constraint a_purchase_has_one_id primary key (workspace_id, id),
  constraint a_purchase_has_a_known_status
    check (status in ('sending', 'unknown', 'placed', 'held', 'delivered', 'refused', 'failed', 'reversed')),
  constraint a_placed_purchase_is_named
    check (status not in ('placed', 'held', 'delivered', 'failed', 'reversed') or external_id is not null),
  constraint what_took_nothing_says_whether_it_passes check ((status in ('refused', 'failed')) = (is_passing is not null)),
  constraint a_chain_payment_has_a_known_state check (pay_state in ('wanted', 'asked', 'sent', 'paid', 'dead')),
  constraint a_chain_payment_is_described check ((pay is null) = (pay_state is null)),
  constraint a_delivery_has_a_cost check (status not in ('delivered', 'reversed') or cost_units is not null),
  constraint purchase_costs_are_not_negative
    check (expected_units >= 0 and max_units >= 0 and cost_units >= 0 and returned_units >= 0 and network_fee_units >= 0)
);

-- Never a second purchase while the first may still land.
create unique index an_order_is_bought_at_one_supplier_at_a_time
  on supply.purchase (workspace_id, order_id) where status not in ('refused', 'failed');
create unique index an_order_of_a_supplier_is_of_one_purchase
  on supply.purchase (workspace_id, supplier, external_id) where external_id is not null and status <> 'refused';
create index purchases_of_an_order on supply.purchase (workspace_id, order_id);
create index purchases_due on supply.purchase (due_at) where due_at is not null;
create index purchases_at_the_desk on supply.purchase (workspace_id, id) where desk_since is not null;
create index purchases_open_by_supplier on supply.purchase (workspace_id, supplier)
  where status in ('sending', 'unknown', 'placed', 'held');

create function supply.purchase_may_become(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('sending', 'placed'), ('sending', 'refused'), ('sending', 'unknown'),
    ('unknown', 'placed'), ('unknown', 'refused'),
    ('placed', 'held'), ('placed', 'delivered'), ('placed', 'failed'),
    ('held', 'placed'), ('held', 'delivered'), ('held', 'failed'),
    ('delivered', 'reversed'))
$$;

create function supply.keep_purchase() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and not supply.purchase_may_become(old.status, new.status) then
    raise exception 'A purchase that is % cannot become %.', old.status, new.status;
  end if;
  return new;
end $$;

create trigger a_purchase_goes_its_way before update on supply.purchase
  for each row execute function supply.keep_purchase();

-- What suppliers told us, as it came: a hint that something happened, read afterwards.
create table supply.hook (
  workspace_id integer not null,
  supplier text collate "C" not null,
  -- Of its bytes: what comes twice is one.
  digest bytea not null,
  body bytea not null,
  hints jsonb not null,
  times integer not null default 1,
  received_at timestamptz not null,
  read_at timestamptz,
  constraint a_hook_is_kept_once primary key (workspace_id, supplier, digest)
);
create index hooks_to_read on supply.hook (received_at) where read_at is null;
create index hooks_by_age on supply.hook (received_at);
