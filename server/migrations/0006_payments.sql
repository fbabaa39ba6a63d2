-- Money in: what was asked for, what the gateways said, what was given back.
create schema payments;

-- The table of payment.ts. A test compares the two.
create function payments.payment_may_become(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('requested', 'settled'), ('requested', 'expired'), ('expired', 'settled'),
    ('settled', 'fulfilled'), ('settled', 'refunded'), ('unmatched', 'settled'), ('unmatched', 'refunded'),
    ('fulfilled', 'refunded'))
$$;

-- The table of refund.ts. A test compares the two.
create function payments.refund_may_become(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('requested', 'sending'), ('requested', 'done'),
    ('sending', 'requested'), ('sending', 'unknown'), ('sending', 'done'), ('sending', 'refused'),
    ('unknown', 'sending'), ('unknown', 'done'))
$$;

create table payments.payment (
  workspace_id integer not null,
  id text collate "C" not null,
  status text not null,
  gateway text not null,
  connection text not null,
  app text not null,
  purpose text,
  customer text,
  details jsonb not null,
  title text not null,
  description text not null,
  -- What was asked for, and what came in: facts, not balances. What there is lies on the ledger.
  asset text not null,
  units bigint not null,
  paid_asset text,
  paid_units bigint,
  -- Whether a person has said that what came is enough.
  accepted boolean not null,
  -- What came into the outer account, where that is another asset, and what the gateway kept of it.
  received_asset text,
  received_units bigint,
  fee_units bigint,
  charge text,
  only_payer text,
  payer text,
  invoice text collate "C" not null,
  url text,
  external_id text,
  address text,
  comment text,
  -- While its gateway is being asked for an invoice that may not be asked for twice; past: what came of it is unknown.
  asking_until timestamptz,
  problem text,
  tries integer not null default 0,
  due_at timestamptz,
  requested_at timestamptz not null,
  expires_at timestamptz,
  settled_at timestamptz,
  fulfilled_at timestamptz,
  returned_at timestamptz,
  refunded_at timestamptz,
  constraint a_payment_has_one_id primary key (workspace_id, id),
  constraint a_charge_is_one_payment unique (workspace_id, gateway, connection, charge),
  constraint a_payment_has_a_known_status
    check (status in ('requested', 'expired', 'settled', 'unmatched', 'fulfilled', 'refunded')),
  constraint a_charge_comes_with_its_money
    check ((status in ('requested', 'expired')) = (charge is null)
      and (charge is null) = (settled_at is null) and (charge is null) = (paid_units is null)
      and (charge is null) = (paid_asset is null) and (charge is null) = (payer is null)),
  constraint a_refunded_payment_was_given_back check (status <> 'refunded' or (returned_at is not null and refunded_at is not null)),
  constraint a_settlement_is_whole
    check ((received_asset is null) = (received_units is null) and received_units > 0 and fee_units > 0),
  constraint a_payment_asks_for_something check (units > 0)
);

create index payment_by_customer on payments.payment (workspace_id, customer, id);
create index payment_due on payments.payment (due_at) where due_at is not null;
create index payment_on_the_desk on payments.payment (workspace_id, id)
  where status in ('settled', 'unmatched') and problem is not null and returned_at is null;
create index payment_unpaid on payments.payment (expires_at) where status = 'requested';

create table payments.event (
  workspace_id integer not null,
  gateway text not null,
  connection text not null,
  external_id text not null,
  kind text not null,
  app text not null,
  payload text not null,
  payer text not null,
  -- Of facts about money.
  asset text,
  units bigint,
  received_asset text,
  received_units bigint,
  fee_units bigint,
  occurred_at timestamptz not null,
  -- Of a payment that repeats by itself: what the gateway said of its period, or of its renewal.
  recurring jsonb,
  -- json, not jsonb: the text as it came, whatever characters are in it.
  raw json not null,
  received_at timestamptz not null,
  applied_at timestamptz,
  payment text collate "C",
  -- When it is to be tried again; null when it is applied, or waits for another fact or for a person.
  due_at timestamptz,
  tries integer not null default 0,
  problem text,
  constraint a_fact_is_stored_once primary key (workspace_id, gateway, connection, external_id, kind),
  constraint a_fact_has_a_known_kind check (kind in ('payment_settled', 'payment_refunded', 'subscription_changed')),
  constraint a_fact_about_money_names_it
    check ((kind = 'subscription_changed') = (asset is null) and (asset is null) = (units is null)),
  constraint an_applied_fact_is_not_due check (applied_at is null or due_at is null)
);

create index event_due on payments.event (due_at) where due_at is not null;

create table payments.refund (
  workspace_id integer not null,
  id text collate "C" not null,
  payment text collate "C" not null,
  key text collate "C" not null,
  input_hash uuid not null,
  status text not null,
  policy text,
  origin text not null,
  problem text,
  tries integer not null default 0,
  due_at timestamptz,
  requested_at timestamptz not null,
  first_sent_at timestamptz,
  done_at timestamptz,
  constraint a_refund_has_one_id primary key (workspace_id, id),
  constraint a_refund_is_asked_for_once unique (workspace_id, key),
  constraint a_refund_has_a_known_status check (status in ('requested', 'sending', 'unknown', 'done', 'refused')),
  constraint a_refund_has_a_known_origin check (origin in ('request', 'platform', 'gateway')),
  constraint an_open_refund_is_due check ((status in ('requested', 'sending', 'unknown')) = (due_at is not null)),
  constraint a_done_refund_says_when check ((status = 'done') = (done_at is not null)),
  constraint a_refund_is_of_a_payment foreign key (workspace_id, payment) references payments.payment (workspace_id, id)
);

create unique index one_open_refund_per_payment on payments.refund (workspace_id, payment)
  where status in ('requested', 'sending', 'unknown');
create unique index a_payment_goes_back_once on payments.refund (workspace_id, payment) where status = 'done';
create index refund_by_payment on payments.refund (workspace_id, payment, id);
create index refund_due on payments.refund (due_at) where due_at is not null;

create function payments.keep_the_steps() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and not (case tg_table_name
      when 'payment' then payments.payment_may_become(old.status, new.status)
      else payments.refund_may_become(old.status, new.status) end) then
    raise exception 'A % that is % cannot become %.', tg_table_name, old.status, new.status
      using errcode = 'check_violation', constraint = 'steps_follow_the_table';
  end if;
  return new;
end $$;
create trigger payments_follow_the_table before update of status on payments.payment
  for each row execute function payments.keep_the_steps();
create trigger refunds_follow_the_table before update of status on payments.refund
  for each row execute function payments.keep_the_steps();
