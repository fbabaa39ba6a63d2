-- What a customer's timeline tells beside the books, refunds that wait for a person, and customers who are refused
-- until a debt is settled.

-- Something that was done about a customer or said of them, by a person or by a rule. Never changed afterwards. It
-- stands where the book stood when it was written, so what was answered about the past stays true.
create table billing.customer_event (
  workspace_id integer not null,
  id text collate "C" not null,
  customer text collate "C" not null,
  kind text collate "C" not null,
  at timestamptz not null,
  payment text collate "C",
  actor text,
  reason text,
  details jsonb not null,
  primary key (workspace_id, id),
  constraint kind_of_an_event check (kind in
    ('refusal', 'note', 'entitlement_override', 'subscription', 'refill', 'refund_decision', 'quota_override'))
);
create index events_of_a_customer on billing.customer_event (customer, workspace_id, at, id);

create function billing.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'What was recorded in %.% is never changed or deleted. Record what is true now.',
    tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger events_are_append_only before update or delete or truncate on billing.customer_event
  for each statement execute function billing.refuse_change();

-- A customer whose refund, under the policy block, left a debt: refused everything until the debt is settled. Ends
-- with the debt; the hot calls look at open blocks of a debt that is still there.
create table billing.block (
  workspace_id integer not null,
  customer text collate "C" not null,
  asset text collate "C" not null,
  payment text collate "C" not null,
  since timestamptz not null,
  ended_at timestamptz not null default 'infinity',
  primary key (workspace_id, payment, asset, since),
  constraint a_block_ends_after_its_start check (ended_at >= since)
);
create index blocks_of_a_customer on billing.block (customer, workspace_id, since);
create index open_blocks on billing.block (customer, workspace_id) where ended_at = 'infinity';

-- Blocks a customer from this instant on, unless this payment does so already.
create function billing.block(p_workspace integer, p_customer text, p_asset text, p_payment text, p_at timestamptz) returns void language plpgsql as $$
begin
  if exists (select from billing.block b where b.workspace_id = p_workspace and b.payment = p_payment collate "C" and b.asset = p_asset collate "C"
      and b.ended_at = 'infinity') then return; end if;
  insert into billing.block (workspace_id, customer, asset, payment, since) values (p_workspace, p_customer, p_asset, p_payment, p_at)
    on conflict (workspace_id, payment, asset, since) do update set ended_at = 'infinity';
end $$;

-- Which of these customers are blocked now. The hot calls ask only when anybody is: else it costs them one look at an
-- index with nothing in it.
create function billing.blocked(p_workspace integer, p_customer text[]) returns text[] language plpgsql stable as $$
begin
  return array(select b.customer from billing.block b
    where b.customer = any (p_customer collate "C") and b.workspace_id = p_workspace and b.ended_at = 'infinity'
      and exists (select from ledger.account a where a.workspace_id = p_workspace
        and a.address = billing.receivable_of(p_workspace, b.customer) and a.asset = b.asset and a.balance < 0));
end $$;

-- The debt a refused customer is told of: in this asset, or else in the first one there is a debt in.
create function billing.debt_shown(p_workspace integer, p_customer text, p_asset text) returns bigint language sql stable as $$
  select coalesce((select -a.balance from ledger.account a
    where a.workspace_id = p_workspace and a.address = billing.receivable_of(p_workspace, p_customer) and a.balance < 0
    order by (a.asset = p_asset collate "C") desc nulls last, a.asset limit 1), 0)
$$;

-- A refund under the policy ask: what was left was taken back, and a person decides about the rest.
create table billing.refund_decision (
  workspace_id integer not null,
  refund text collate "C" not null,
  payment text collate "C" not null,
  customer text collate "C" not null,
  asked_at timestamptz not null,
  decided_at timestamptz not null default 'infinity',
  policy text collate "C",
  actor text,
  reason text,
  key text collate "C",
  input_hash uuid,
  primary key (workspace_id, refund),
  constraint one_decision_per_payment unique (workspace_id, payment),
  constraint one_decision_per_key unique (workspace_id, key),
  constraint what_may_be_decided check (policy in ('void_remaining', 'debt', 'block', 'forgive')),
  constraint a_decision_says_what_and_why check ((decided_at < 'infinity') = (num_nonnulls(policy, actor, reason, key, input_hash) = 5))
);
create index waiting_decisions on billing.refund_decision (asked_at) where decided_at = 'infinity';
create index decisions_in_order on billing.refund_decision (asked_at, refund, workspace_id);

-- Keys of commands that book later, or nothing: a refund that is asked for, a decision. They are keys of the workspace
-- like those of transfers, so none of them can be used for anything else.
create table ledger.claimed_key (
  workspace_id integer not null,
  key text collate "C" not null,
  input_hash uuid not null,
  claimed_at timestamptz not null,
  primary key (workspace_id, key)
);

-- Noes that check, consume and reserve gave: how many in a minute, per customer, feature and reason. A storm of noes is
-- a row a minute. Written outside the hot calls, up to a second late.
create table billing.refusal (
  workspace_id integer not null,
  customer text collate "C" not null,
  feature text collate "C" not null,
  reason text collate "C" not null,
  minute timestamptz not null,
  count bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (workspace_id, customer, feature, reason, minute),
  constraint a_minute_with_refusals_has_some check (count > 0),
  constraint refusals_are_of_their_minute check (first_at <= last_at and first_at >= minute and last_at < minute + interval '1 minute')
);
create index refusals_of_a_customer on billing.refusal (customer, workspace_id, first_at);

-- Adds noes. They stand no earlier than the book, so a minute that has ended before an answered instant stays as it is.
create function billing.record_refusals(p_workspace integer, p_customer text[], p_feature text[], p_reason text[], p_at timestamptz[], p_count bigint[])
returns void language plpgsql as $$
declare v_from timestamptz := billing.begin(p_workspace, '-infinity');
begin
  insert into billing.refusal as r (workspace_id, customer, feature, reason, minute, count, first_at, last_at)
    select p_workspace, q.customer, q.feature, q.reason, date_trunc('minute', greatest(q.at, v_from), 'UTC'), sum(q.count),
      min(greatest(q.at, v_from)), max(greatest(q.at, v_from))
    from unnest(p_customer, p_feature, p_reason, p_at, p_count) as q (customer, feature, reason, at, count)
    group by 2, 3, 4, 5
    on conflict (workspace_id, customer, feature, reason, minute) do update
      set count = r.count + excluded.count, last_at = greatest(r.last_at, excluded.last_at);
end $$;

-- The sources of a timeline beside the books, each read newest first and bounded by its page.
create index payments_by_request on payments.payment (customer, workspace_id, requested_at, id);
create index payments_by_arrival on payments.payment (customer, workspace_id, settled_at, id);
create index payments_by_end on payments.payment (customer, workspace_id, expires_at, id);
create index unmatched_payments_of_a_payer on payments.payment (payer, workspace_id, settled_at, id) where purpose is null;
