-- Subscriptions: what was agreed. What became of it follows from the facts of its payments.
create schema subscriptions;

-- The table of subscription.ts. A test compares the two.
create function subscriptions.may_become(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('pending', 'active'), ('pending', 'canceled'), ('pending', 'past_due'), ('pending', 'ended'),
    ('active', 'canceled'), ('active', 'past_due'), ('active', 'ended'),
    ('canceled', 'active'), ('canceled', 'past_due'), ('canceled', 'ended'),
    ('past_due', 'active'), ('past_due', 'canceled'), ('past_due', 'ended'),
    ('ended', 'active'), ('ended', 'canceled'), ('ended', 'past_due'))
$$;

create table subscriptions.subscription (
  workspace_id integer not null,
  id text collate "C" not null,
  invoice text collate "C" not null,
  customer text collate "C" not null,
  product text collate "C" not null,
  version integer not null,
  price_asset text collate "C" not null,
  price_units bigint not null,
  period integer not null,
  grace integer not null,
  requested_at timestamptz not null,
  replaces text collate "C",
  payable_from timestamptz,
  replaced_by text collate "C",
  replaced_at timestamptz,
  -- What was last told of it, and when time alone changes that. Answers never come from here.
  told_state text not null default 'pending',
  told_paid_until timestamptz,
  changes_at timestamptz,
  constraint a_subscription_has_one_id primary key (workspace_id, id),
  constraint an_invoice_starts_one_subscription unique (workspace_id, invoice),
  constraint a_subscription_is_in_a_known_state check (told_state in ('pending', 'active', 'canceled', 'past_due', 'ended')),
  constraint what_is_replaced_says_when check ((replaced_by is null) = (replaced_at is null)),
  constraint a_subscription_has_a_period check (period > 0 and grace >= 0)
);
create index subscriptions_of_a_customer on subscriptions.subscription (customer, workspace_id, id);
create index subscriptions_that_change on subscriptions.subscription (changes_at) where changes_at is not null;

-- Payments whose refund is to leave the renewal as it is.
create table subscriptions.kept (
  workspace_id integer not null,
  payment text collate "C" not null,
  constraint a_payment_is_kept_once primary key (workspace_id, payment)
);

create function subscriptions.keep_the_steps() returns trigger language plpgsql as $$
begin
  if new.told_state <> old.told_state and not subscriptions.may_become(old.told_state, new.told_state) then
    raise exception 'A subscription that is % cannot become %.', old.told_state, new.told_state
      using errcode = 'check_violation', constraint = 'steps_follow_the_table';
  end if;
  return new;
end $$;
create trigger subscriptions_follow_the_table before update of told_state on subscriptions.subscription
  for each row execute function subscriptions.keep_the_steps();
