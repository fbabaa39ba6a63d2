-- TON: what came into the wallets of connections, and whose addresses have been proved.
create schema ton;

-- How far an account on the chain has been read. What happened before `since` is history and nobody's deposit.
create table ton.cursor (
  workspace_id integer not null,
  connection_id text not null,
  account text not null,
  since timestamptz not null,
  lt bigint not null default 0,
  hash text,
  primary key (workspace_id, connection_id, account),
  constraint a_cursor_never_goes_below_the_beginning check (lt >= 0)
);

-- What came in, final rows only, whether it is money for us or not. Stored before anybody is told of it.
create table ton.transfer (
  workspace_id integer not null,
  account text not null,
  lt bigint not null,
  hash text not null,
  connection_id text not null,
  occurred_at timestamptz not null,
  source text not null,
  asset text not null,
  units bigint not null,
  fee bigint not null,
  comment text,
  verdict text not null,
  recorded_at timestamptz not null,
  told_at timestamptz,
  constraint a_transaction_is_kept_once primary key (workspace_id, account, lt, hash),
  constraint a_transfer_is_not_below_zero check (units >= 0 and fee >= 0),
  constraint a_verdict_is_one_of_these check (
    verdict in ('money', 'dust', 'bounced', 'returned', 'own', 'notice', 'forged')
  ),
  constraint only_money_is_told_of check (told_at is null or verdict = 'money')
);
create index transfers_to_tell on ton.transfer (workspace_id, connection_id, lt)
  where verdict = 'money' and told_at is null;
create index transfers_by_comment on ton.transfer (workspace_id, connection_id, comment)
  where verdict = 'money';
create index transfers_refused on ton.transfer (workspace_id, connection_id, occurred_at)
  where verdict = 'forged';

-- Texts that wallets are asked to sign: each for one user, for a short time, once.
create table ton.proof_payload (
  workspace_id integer not null,
  payload text not null,
  user_id text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (workspace_id, payload),
  constraint a_payload_ends_after_it_begins check (expires_at > issued_at)
);

-- Addresses that users have proved to hold.
create table ton.proven_address (
  workspace_id integer not null,
  user_id text not null,
  network text not null,
  address text not null,
  wallet text not null,
  proven_at timestamptz not null,
  primary key (workspace_id, user_id, network, address),
  constraint a_network_is_one_of_two check (network in ('mainnet', 'testnet'))
);
