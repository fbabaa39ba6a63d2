-- Refills: credits that come by themselves, and offers to buy when they run low.
create schema refills;

create table refills.policy (
  workspace_id integer not null,
  code text collate "C" not null,
  kind text collate "C" not null,
  -- Amounts are texts of units; spans are seconds.
  terms jsonb not null,
  active boolean not null,
  -- Whom the policy has looked at so far: ids are ordered by time.
  seen_to text collate "C" not null default '',
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (workspace_id, code),
  constraint kind_of_a_refill check (kind in ('scheduled', 'low_balance'))
);

-- The next period of a scheduled refill that a customer has not had yet begins at due_at. A turn that is rebased has
-- nothing due: it goes on with the period after.
create table refills.turn (
  workspace_id integer not null,
  policy text collate "C" not null,
  customer text collate "C" not null,
  anchor timestamptz not null,
  due_at timestamptz not null,
  rebase boolean not null default false,
  primary key (workspace_id, policy, customer),
  foreign key (workspace_id, policy) references refills.policy
);
create index due_turns on refills.turn (due_at);

-- An offer to buy, once per crossing of a threshold. `sending` is written before Telegram is asked: who finds it there
-- later does not know whether the message arrived, and does not send it again.
create table refills.offer (
  workspace_id integer not null,
  id text collate "C" not null,
  policy text collate "C" not null,
  customer text collate "C" not null,
  crossing integer not null,
  units bigint not null,
  crossed_at timestamptz not null,
  status text collate "C" not null,
  payment text collate "C",
  problem text,
  changed_at timestamptz not null,
  primary key (workspace_id, id),
  constraint one_offer_per_crossing unique (workspace_id, policy, customer, crossing),
  constraint status_of_an_offer check (status in ('pending', 'sending', 'sent', 'blocked', 'refused', 'unknown', 'told', 'skipped')),
  foreign key (workspace_id, policy) references refills.policy
);
create index offers_of_a_customer on refills.offer (customer, policy, workspace_id, crossed_at);
