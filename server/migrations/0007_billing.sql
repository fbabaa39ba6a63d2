-- Billing: what is sold, who was given what, and how credits are spent. Every amount that changes is a balance on
-- the ledger; the rows here are facts that stay, and states that end.
-- Spending is fast from the first row on, before PostgreSQL knows any statistics: what is looked up per item is a
-- lateral probe, and no secondary index begins with workspace_id, so that none can be mistaken for the primary key.
create schema billing;

-- The operator's own name of a customer, and the id under which a debt is kept (receivable:<id>).
create table billing.customer (
  workspace_id integer not null,
  id text collate "C" not null,
  customer text collate "C" not null,
  since timestamptz not null,
  primary key (workspace_id, id),
  constraint one_id_per_customer unique (workspace_id, customer)
);

-- The accounts of a metered feature are opened with it, so that spending has nothing to look up.
create table billing.feature (
  workspace_id integer not null,
  code text collate "C" not null,
  kind text collate "C" not null,
  app text collate "C" not null,
  asset text collate "C",
  credit_cost bigint,
  overrun text collate "C",
  usage_account bigint,
  issuer_account bigint,
  -- Decimals of its credit type, and whether anybody waits for a low balance of it: both are kept where spending looks.
  scale smallint not null default 0,
  watched boolean not null default false,
  -- A free quantity and volume steps per window, and the counter of the units used; whether some quota names the feature. The
  -- last column is the one look that spending takes at all of them.
  free_quantity bigint,
  free_window jsonb,
  steps jsonb,
  steps_window jsonb,
  counter bigint,
  limited boolean not null default false,
  ruled boolean not null generated always as (kind = 'metered' and (limited or counter is not null or credit_cost = 0)) stored,
  changed_at timestamptz not null,
  primary key (workspace_id, code),
  constraint kind_of_a_feature check (kind in ('boolean', 'metered')),
  constraint overrun_of_a_feature check (overrun in ('refuse', 'partial', 'debt')),
  constraint a_cost_is_not_negative check (credit_cost >= 0),
  constraint free_quantities_and_steps_are_counted check ((counter is null) = (num_nonnulls(free_quantity, free_window, steps, steps_window) = 0)),
  constraint metered_features_have_a_cost_and_accounts check (
    (kind = 'metered') = (num_nonnulls(asset, credit_cost, overrun, usage_account, issuer_account) = 5)
    and (kind = 'boolean') = (num_nulls(asset, credit_cost, overrun, usage_account, issuer_account) = 5))
);

-- A change makes a new version; what was sold keeps its own.
create table billing.product (
  workspace_id integer not null,
  code text collate "C" not null,
  version integer not null,
  kind text collate "C" not null,
  title text not null,
  description text not null,
  price_asset text collate "C" not null,
  price_units bigint not null,
  grants jsonb not null,
  entitlements jsonb not null,
  refund_policy text collate "C" not null,
  -- Of a subscription: how long access goes on after what is paid for, in seconds.
  grace integer,
  once_per_customer boolean not null default false,
  active boolean not null default true,
  available_from timestamptz,
  available_until timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, code, version),
  constraint kind_of_a_product check (kind in ('credit_pack', 'pass', 'subscription')),
  constraint versions_count_from_one check (version > 0),
  constraint a_price_is_positive check (price_units > 0),
  constraint only_a_subscription_has_grace check (grace is null or (kind = 'subscription' and grace >= 0)),
  constraint a_sale_ends_after_its_start check (available_until > available_from),
  constraint refund_policy_of_a_product check (refund_policy in ('void_remaining', 'debt', 'block', 'forgive', 'ask'))
);

-- One row per payment for a product: asked for, then (perhaps) fulfilled.
create table billing.purchase (
  workspace_id integer not null,
  payment text collate "C" not null,
  customer text collate "C" not null,
  product text collate "C" not null,
  version integer not null,
  key text collate "C",
  input_hash uuid,
  requested_at timestamptz not null,
  fulfilled_at timestamptz,
  refunded_at timestamptz,
  primary key (workspace_id, payment),
  constraint one_purchase_per_key unique (workspace_id, key),
  constraint a_key_has_its_input check ((key is null) = (input_hash is null)),
  foreign key (workspace_id, product, version) references billing.product
);
create index purchases_of_a_customer on billing.purchase (customer, workspace_id, fulfilled_at);
create index refunds_of_a_customer on billing.purchase (customer, workspace_id, refunded_at) where refunded_at is not null;

-- What a refund took back of what was bought, and whether a decision gave it again. A refund that takes nothing
-- (policy forgive) has no row.
create table billing.revocation (
  workspace_id integer not null,
  payment text collate "C" not null,
  policy text collate "C" not null,
  revoked_at timestamptz not null,
  lifted_at timestamptz not null default 'infinity',
  primary key (workspace_id, payment),
  constraint policy_of_a_revocation check (policy in ('void_remaining', 'debt', 'block', 'forgive', 'ask')),
  constraint only_forgiveness_lifts_a_revocation check ((policy = 'forgive') = (lifted_at < 'infinity'))
);

-- In the order in which they are burnt.
create type billing.category as enum ('promo', 'trial', 'compensation', 'paid');

-- A lot of credits as it was given; what is on it is the balance of its account. is_open keeps the index of live
-- lots small and never decides anything: a lot is closed when its account is empty or its expiry is booked, and
-- opened again when something is given back. closed_at is where the book stood then, for those who close what they have
-- booked already, or the instant of who books afterwards: what was closed before an instant has moved nothing since,
-- which keeps a page of a long history short.
create table billing.grant (
  workspace_id integer not null,
  id text collate "C" not null,
  customer text collate "C" not null,
  asset text collate "C" not null,
  app text collate "C" not null,
  granted bigint not null,
  category billing.category not null,
  priority integer not null,
  starts_at timestamptz not null,
  expires_at timestamptz not null default 'infinity',
  payment text collate "C",
  reason text,
  -- Lots of the same line follow one another: when the next comes (rolled_at), what is left is carried over to a lot that
  -- says which one it came from.
  line text collate "C",
  rolled_from text collate "C",
  rolled_at timestamptz,
  once_key text collate "C",
  account bigint not null,
  is_open boolean not null default true,
  closed_at timestamptz not null default 'infinity',
  primary key (workspace_id, id),
  constraint a_lot_has_units check (granted > 0),
  constraint a_lot_ends_after_its_start check (expires_at > starts_at)
);
create index lots_by_account on billing.grant (account, workspace_id);
create index live_lots on billing.grant (customer, asset, workspace_id) where is_open;
create index lots_of_a_customer on billing.grant (customer, workspace_id, starts_at, id);
create index lots_of_a_payment on billing.grant (payment, workspace_id) where payment is not null;
create index closed_lots on billing.grant (customer, workspace_id, closed_at, starts_at);
create index lots_by_expiry on billing.grant (customer, workspace_id, expires_at, id) where expires_at < 'infinity';
create index lots_of_a_line on billing.grant (customer, line, workspace_id) where line is not null;
create unique index one_grant_per_customer_and_once_key on billing.grant (customer, once_key, workspace_id) where once_key is not null;
create index due_lots on billing.grant (expires_at) where is_open;

create function billing.keep_closing() returns trigger language plpgsql as $$
begin
  if new.is_open then new.closed_at := 'infinity';
  elsif new.closed_at = 'infinity' then
    new.closed_at := coalesce((select b.recorded_at from ledger.book b where b.workspace_id = new.workspace_id), 'infinity');
  end if;
  return new;
end $$;
create trigger a_lot_knows_when_it_was_closed before update of is_open on billing.grant
  for each row when (new.is_open <> old.is_open) execute function billing.keep_closing();

-- Access to a feature from starts_at until ends_at, or until a refund ended it.
create table billing.entitlement (
  workspace_id integer not null,
  id text collate "C" not null,
  customer text collate "C" not null,
  feature text collate "C" not null,
  payment text collate "C",
  granted_at timestamptz not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null default 'infinity',
  ended_at timestamptz not null default 'infinity',
  -- Access that a person gave has who gave it and why, and no payment.
  actor text,
  reason text,
  key text collate "C",
  input_hash uuid,
  primary key (workspace_id, id),
  constraint one_override_per_key unique (workspace_id, key),
  constraint a_payment_is_no_override check (payment is null or actor is null),
  constraint access_ends_after_its_start check (ends_at > starts_at)
);
create index entitlements_of_a_customer on billing.entitlement (customer, feature, workspace_id);
create index entitlements_of_a_payment on billing.entitlement (payment, workspace_id) where payment is not null;

-- Credits set aside on the account reserved:<id>. The legs say how many came from which lot, in burn order; with a
-- pass, the one leg is the pass itself. Terms are those of the day it was made.
create table billing.reservation (
  workspace_id integer not null,
  id text collate "C" not null,
  customer text collate "C" not null,
  feature text collate "C" not null,
  app text collate "C" not null,
  asset text collate "C" not null,
  account bigint not null,
  usage_account bigint not null,
  pass text collate "C",
  credit_cost bigint not null,
  overrun text collate "C" not null,
  held bigint not null,
  leg_account bigint[] not null,
  leg_units bigint[] not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  status text collate "C" not null default 'open',
  settled_at timestamptz not null default 'infinity',
  committed bigint not null default 0,
  scale smallint not null default 0,
  ruled boolean not null default false,
  primary key (workspace_id, id),
  constraint status_of_a_reservation check (status in ('open', 'committed', 'released', 'expired')),
  constraint settled_reservations_say_when check ((status = 'open') = (settled_at = 'infinity')),
  constraint only_a_commit_commits check ((status = 'committed') = (committed > 0)),
  constraint a_reservation_holds_units check (held > 0),
  constraint each_leg_has_its_units check (cardinality(leg_account) = cardinality(leg_units) and cardinality(leg_units) > 0)
);
create index reservations_of_a_customer on billing.reservation (customer, settled_at, workspace_id);
create index reservations_by_expiry on billing.reservation (customer, workspace_id, expires_at, id) where status in ('open', 'expired');
create index due_reservations on billing.reservation (expires_at) where status = 'open';
