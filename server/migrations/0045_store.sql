-- Stars that people buy for somebody: orders, the money that came for them, what a person has to decide, what buyers are told.
-- Money lies on the ledger (`escrow:<order>`, in the currency of the store); here is how far everything is.
create schema store;

-- The tables of order.ts and order-payment.ts. A test compares them.
create function store.order_may_become(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('awaiting_payment', 'paid'), ('awaiting_payment', 'expired'), ('awaiting_payment', 'canceled'),
    ('expired', 'paid'), ('canceled', 'paid'),
    ('paid', 'delivering'), ('paid', 'review'), ('paid', 'failed'),
    ('delivering', 'delivered'), ('delivering', 'review'), ('delivering', 'failed'),
    ('review', 'delivering'), ('review', 'delivered'), ('review', 'failed'),
    ('delivered', 'reversed'), ('failed', 'refunded'), ('reversed', 'refunded'))
$$;

create function store.payment_may_become(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('asked', 'kept'), ('asked', 'returning'),
    ('kept', 'returning'), ('kept', 'credited'), ('kept', 'returned'),
    ('returning', 'returned'), ('returning', 'credited'),
    ('credited', 'returned'))
$$;

-- What is set, version by version.
create table store.setting (
  workspace_id integer not null,
  version integer not null,
  is_enabled boolean not null,
  terms jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null,
  constraint a_setting_has_one_version primary key (workspace_id, version)
);

create table store.acceptance (
  workspace_id integer not null,
  version integer not null,
  accepted_by text not null,
  rules_version text not null,
  accepted_at timestamptz not null,
  constraint rules_are_accepted_once_per_version primary key (workspace_id, version)
);

-- The number given last. Numbers rise.
create table store.counter (
  workspace_id integer not null,
  last bigint not null,
  constraint orders_are_counted_once primary key (workspace_id)
);

create table store.store_order (
  workspace_id integer not null,
  id text collate "C" not null,
  number bigint not null,
  channel text not null,
  -- Whose money it is: `user:<buyer>`.
  buyer text collate "C" not null,
  status text not null default 'awaiting_payment',
  stars integer not null,
  username text collate "C" not null,
  recipient_name text,
  -- Somebody who can know has said that this recipient can be topped up.
  is_verified boolean not null,
  quote text collate "C" not null,
  currency text not null,
  price_units bigint not null,
  -- Nothing is bought for more.
  max_cost_units bigint not null,
  surcharge_units bigint not null default 0,
  method text collate "C",
  payment text collate "C",
  paid_asset text,
  paid_units bigint,
  supplier text collate "C",
  -- What it cost, in the asset the supplier is paid in, and what that came to when it was booked.
  cost_asset text,
  cost_units bigint,
  cost_worth_units bigint,
  proof text,
  reason text,
  language text not null,
  client_ref text collate "C",
  key text collate "C" not null,
  input_hash uuid not null,
  ordered_at timestamptz not null,
  expires_at timestamptz not null,
  paid_at timestamptz,
  ended_at timestamptz,
  constraint an_order_has_one_id primary key (workspace_id, id),
  constraint an_order_has_one_number unique (workspace_id, number),
  constraint a_key_orders_once unique (workspace_id, key),
  constraint an_order_has_a_known_status check (status in ('awaiting_payment', 'expired', 'canceled', 'paid', 'delivering',
    'review', 'delivered', 'failed', 'refunded', 'reversed')),
  constraint an_order_came_from_somewhere check (channel in ('bot', 'web', 'api', 'desk')),
  constraint an_order_is_of_something check (stars > 0 and price_units > 0 and max_cost_units >= 0 and surcharge_units >= 0),
  constraint what_was_paid_is_known
    check ((paid_asset is null) = (paid_units is null) and (paid_at is null or (method is not null and paid_units is not null))),
  constraint an_order_on_its_way_was_paid check (status in ('awaiting_payment', 'expired', 'canceled') or paid_at is not null),
  constraint a_cost_is_whole check ((cost_asset is null) = (cost_units is null) and (cost_asset is null) = (cost_worth_units is null)),
  constraint an_order_that_is_over_says_when
    check ((status in ('expired', 'canceled', 'delivered', 'refunded', 'reversed')) = (ended_at is not null))
);
create index store_order_by_buyer on store.store_order (workspace_id, buyer, number);
create index store_order_by_status on store.store_order (workspace_id, status, number);
create index store_order_waiting on store.store_order (expires_at) where status = 'awaiting_payment';
create unique index a_client_ref_is_one_order on store.store_order (workspace_id, buyer, client_ref) where client_ref is not null;

-- Money asked for an order, and what became of it. Several may be asked for; one is kept.
create table store.order_payment (
  workspace_id integer not null,
  payment text collate "C" not null,
  order_id text collate "C" not null,
  method text collate "C" not null,
  status text not null default 'asked',
  -- An invoice that can never be paid; another one is made.
  is_dropped boolean not null default false,
  -- What the invoice says, and what that is in the currency of the store, the surcharge in it: the recorded rate.
  currency text not null,
  asset text not null,
  asked_units bigint not null,
  worth_units bigint not null,
  surcharge_units bigint not null,
  -- What the rule of the method says it costs the house, rounded to the cent.
  fee_units bigint not null,
  -- What came, and what that was booked as in the currency of the store.
  came_units bigint,
  booked_units bigint,
  -- What the gateway says it kept, in the asset that came into the account, and its worth rounded to the cent.
  told_asset text,
  told_units bigint,
  told_worth_units bigint,
  -- Why it goes back.
  reason text,
  asked_at timestamptz not null,
  came_at timestamptz,
  ended_at timestamptz,
  -- When it is to be sent back, or looked after again.
  due_at timestamptz,
  tries integer not null default 0,
  constraint a_payment_is_for_one_order primary key (workspace_id, payment),
  constraint a_payment_has_a_known_status check (status in ('asked', 'kept', 'returning', 'returned', 'credited')),
  constraint a_payment_is_of_something check (asked_units > 0 and worth_units > 0 and surcharge_units >= 0 and fee_units >= 0),
  constraint what_came_is_booked check ((came_units is null) = (booked_units is null) and (status = 'asked') = (came_units is null)),
  constraint a_fee_told_is_whole check ((told_asset is null) = (told_units is null) and (told_asset is null) = (told_worth_units is null))
);
create index order_payment_by_order on store.order_payment (workspace_id, order_id, payment);
create unique index one_payment_is_kept on store.order_payment (workspace_id, order_id) where status = 'kept';
create index order_payment_due on store.order_payment (due_at) where due_at is not null;

-- Everything an order went through.
create table store.step (
  workspace_id integer not null,
  order_id text collate "C" not null,
  number integer not null,
  at timestamptz not null,
  actor text not null,
  what text not null,
  details jsonb not null,
  constraint a_step_has_one_number primary key (workspace_id, order_id, number)
);

-- What a person has to decide.
create table store.desk (
  workspace_id integer not null,
  order_id text collate "C" not null,
  number integer not null,
  kind text not null,
  reason text not null,
  since timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  action text,
  note text,
  constraint a_case_has_one_number primary key (workspace_id, order_id, number),
  constraint a_case_is_known check (kind in ('review', 'reversed', 'delivered_after_failure', 'charged_back')),
  constraint a_closed_case_says_how check ((closed_at is null) = (closed_by is null))
);
create unique index a_case_is_open_once on store.desk (workspace_id, order_id, kind) where closed_at is null;
create index desk_open on store.desk (workspace_id, since, order_id, number) where closed_at is null;

-- What the buyer is told, in the order in which it happened.
create table store.notice (
  workspace_id integer not null,
  order_id text collate "C" not null,
  number integer not null,
  kind text not null,
  asset text,
  units bigint,
  at timestamptz not null,
  due_at timestamptz,
  tries integer not null default 0,
  constraint a_notice_has_one_number primary key (workspace_id, order_id, number),
  constraint a_notice_has_a_whole_amount check ((asset is null) = (units is null))
);
create index notice_due on store.notice (due_at) where due_at is not null;
