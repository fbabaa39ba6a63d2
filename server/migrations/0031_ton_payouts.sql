-- Payouts from Highload V3 wallets: orders, the batches they travel in, and what the chain said of them.

-- A Highload wallet signs nothing that names its network: what was signed on one could be played on the other. So a key
-- belongs to the first network it is used on, whoever uses it.
create table ton.key_network (
  public_key text collate "C" not null,
  network text not null,
  constraint a_key_has_one_network primary key (public_key),
  constraint a_key_and_its_network unique (public_key, network),
  constraint a_network_is_known check (network in ('mainnet', 'testnet'))
);

create table ton.wallet (
  workspace_id integer not null,
  connection text collate "C" not null,
  public_key text collate "C" not null,
  network text not null,
  -- Raw, lower case.
  address text collate "C" not null,
  -- The number of the next batch. Its mark on the chain follows from it.
  next_number bigint not null default 0,
  -- The last transaction of the wallet's history that was read; what it meant is kept in the same transaction.
  seen_lt bigint not null,
  read_at timestamptz not null,
  -- One process at a time works for a wallet. That saves calls; nothing rests on it.
  leased_until timestamptz,
  -- Why nothing leaves this wallet any more, until a person looks.
  halted_because text,
  -- What the chain last said there is, for figures and alarms. Not what may be spent.
  seen_units bigint,
  low_since timestamptz,
  limit_told_on date,
  constraint a_connection_has_one_wallet primary key (workspace_id, connection),
  constraint a_key_stays_on_its_network foreign key (public_key, network) references ton.key_network (public_key, network),
  constraint batches_are_numbered_from_zero check (next_number >= 0)
);
-- Two who number batches of one wallet would refuse each other's. Wallets are addresses of the whole world.
create unique index a_wallet_has_one_connection on ton.wallet (network, address);

create table ton.batch (
  workspace_id integer not null,
  connection text collate "C" not null,
  number bigint not null,
  status text not null,
  -- By the chain's clock: good from then, and never again from then on.
  valid_from timestamptz not null,
  expires_at timestamptz not null,
  -- What the wallet hands itself for the second step.
  self_units bigint not null,
  -- What the receivers get together.
  units bigint not null,
  size integer not null,
  drafted_at timestamptz not null,
  -- The signed message, as it is sent and sent again.
  bytes bytea,
  message_hash text collate "C",
  -- Of what was signed: how the batch is known in the wallet's history.
  signed_hash text collate "C",
  due_at timestamptz,
  tries integer not null default 0,
  -- The wallet's transaction that took the message, and its message to the second step.
  transaction_hash text collate "C",
  self_message_hash text collate "C",
  -- Fees of both steps and of what the messages cost on their way.
  gas_units bigint not null default 0,
  -- The batch whose payouts were told of this gas: this one, or a later one when nobody was paid by this one.
  gas_told_with bigint,
  ended_at timestamptz,
  words text,
  constraint a_batch_has_one_number primary key (workspace_id, connection, number),
  constraint a_batch_is_of_a_wallet foreign key (workspace_id, connection) references ton.wallet (workspace_id, connection),
  constraint a_batch_status_is_known check (status in ('drafted', 'signed', 'taken', 'paid', 'starved', 'void', 'dead', 'dropped')),
  constraint what_is_sent_is_kept_first check (status in ('drafted', 'dropped') or (bytes is not null and message_hash is not null and signed_hash is not null)),
  constraint a_batch_has_its_size check (size between 1 and 254 and units > 0)
);
create index batches_under_way on ton.batch (workspace_id, connection, number) where status in ('drafted', 'signed', 'taken');
create unique index a_signed_batch_is_known on ton.batch (workspace_id, connection, signed_hash);
create index gas_nobody_was_told_of on ton.batch (workspace_id, connection) where gas_told_with is null;

create table ton.outgoing (
  workspace_id integer not null,
  payout text collate "C" not null,
  connection text collate "C" not null,
  units bigint not null,
  address text collate "C" not null,
  memo text,
  -- A cell that travels in place of a comment, as it was given.
  payload bytea,
  -- It is never signed so that it could leave from then on.
  valid_until timestamptz,
  submitted_at timestamptz not null,
  status text not null default 'queued',
  batch bigint,
  place integer,
  -- Whether what the receiver does not take comes back, as it was signed.
  is_bounceable boolean,
  -- The message on the chain that paid it.
  message_hash text collate "C",
  fee_units bigint,
  occurred_at timestamptz,
  words text,
  told_at timestamptz,
  constraint a_payout_leaves_once primary key (workspace_id, payout),
  constraint an_outgoing_status_is_known check (status in ('queued', 'batched', 'paid', 'failed')),
  constraint a_payout_is_something check (units > 0),
  constraint what_is_queued_is_in_no_batch check (status <> 'queued' or batch is null),
  constraint only_what_has_an_end_fails_in_no_batch check (batch is not null or status = 'queued' or (status = 'failed' and valid_until is not null)),
  constraint a_comment_is_a_text_or_a_cell check (memo is null or payload is null),
  constraint what_is_paid_is_on_the_chain check (status <> 'paid' or (message_hash is not null and fee_units is not null and occurred_at is not null))
);
create index outgoing_in_line on ton.outgoing (workspace_id, connection, submitted_at, payout) where status = 'queued';
create index bills_in_line on ton.outgoing (workspace_id, connection, valid_until, payout) where status = 'queued' and valid_until is not null;
create index outgoing_waiting on ton.outgoing (submitted_at) where status in ('queued', 'batched');
create unique index one_place_in_a_batch on ton.outgoing (workspace_id, connection, batch, place);
create index outgoing_to_be_told on ton.outgoing (workspace_id, connection, payout) where status in ('paid', 'failed') and told_at is null;
create unique index one_message_pays_one_payout on ton.outgoing (workspace_id, connection, message_hash);

-- What came back. Stored first; whose it was is asked of the chain afterwards.
create table ton.bounce (
  workspace_id integer not null,
  connection text collate "C" not null,
  lt bigint not null,
  message_hash text collate "C" not null,
  source text collate "C" not null,
  -- What the wallet has more, after its own fee.
  units bigint not null,
  occurred_at timestamptz not null,
  payout text collate "C",
  told_at timestamptz,
  constraint a_bounce_comes_once primary key (workspace_id, connection, lt)
);
create unique index a_payout_bounces_once on ton.bounce (workspace_id, payout);
create index bounces_to_be_told on ton.bounce (workspace_id, connection, lt) where told_at is null;

create function ton.batch_may_become(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('drafted', 'signed'), ('drafted', 'dropped'),
    ('signed', 'taken'), ('signed', 'starved'), ('signed', 'dead'),
    ('taken', 'paid'), ('taken', 'void'))
$$;

-- What was signed once is what is sent, for ever: other bytes under the same number would be another batch.
create function ton.keep_batch_steps() returns trigger language plpgsql as $$
begin
  if new.status is distinct from old.status and not ton.batch_may_become(old.status, new.status) then
    raise exception 'a batch that is % cannot become %', old.status, new.status;
  end if;
  if old.bytes is not null and new.bytes is distinct from old.bytes then
    raise exception 'the bytes of a signed batch never change';
  end if;
  return new;
end
$$;
create trigger batch_steps before update on ton.batch for each row execute function ton.keep_batch_steps();

-- Whom and how much stays as it was taken over, and what is paid or failed stays that.
create function ton.keep_outgoing() returns trigger language plpgsql as $$
begin
  if (new.payout, new.connection, new.units, new.address, new.memo, new.payload, new.valid_until)
      is distinct from (old.payout, old.connection, old.units, old.address, old.memo, old.payload, old.valid_until) then
    raise exception 'a payout that was taken over never changes';
  end if;
  if old.status in ('paid', 'failed') and new.status is distinct from old.status then
    raise exception 'a payout that is % stays that', old.status;
  end if;
  return new;
end
$$;
create trigger outgoing_stays before update on ton.outgoing for each row execute function ton.keep_outgoing();
