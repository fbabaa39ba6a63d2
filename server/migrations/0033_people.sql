-- People of the exchange, what tells two of them to be one, what they are to be told, and their sessions.

create schema people;

-- One row for each workspace that has met somebody. Whoever names a referrer locks it, so that two cannot name each other.
create table people.workspace (
  workspace_id integer primary key,
  -- Hashes of devices and addresses are made with it; sealed under the master key.
  sealed_salt text not null
);

create table people.person (
  workspace_id integer not null,
  user_id text collate "C" not null,
  first_name text not null,
  username text,
  language text not null,
  app_language text,
  is_premium boolean not null,
  first_seen_at timestamptz not null,
  seen_at timestamptz not null,
  accepted_at timestamptz,
  accepted_version text,
  wants_news boolean not null default true,
  blocked_at timestamptz,
  erased_at timestamptz,
  constraint a_person_is_met_once primary key (workspace_id, user_id),
  constraint a_person_reads_a_language_we_write check (language in ('en', 'ru')),
  constraint what_is_accepted_has_a_version check ((accepted_at is null) = (accepted_version is null)),
  constraint an_erased_person_has_no_name check (erased_at is null
    or (first_name = '' and username is null and app_language is null and accepted_at is null))
);

create index person_by_first_meeting on people.person (workspace_id, first_seen_at, user_id);

-- Who named whom at their first meeting: the link when it was allowed, else why not.
create table people.referral (
  workspace_id integer not null,
  user_id text collate "C" not null,
  named text collate "C" not null,
  refused text,
  at timestamptz not null,
  constraint a_referrer_is_named_once primary key (workspace_id, user_id),
  constraint a_refusal_has_a_known_reason
    check (refused in ('self', 'unknown', 'erased', 'circular', 'shared_device', 'shared_address')),
  constraint nobody_brings_themselves check (refused is not null or named <> user_id)
);

create index referral_by_referrer on people.referral (workspace_id, named, at, user_id) where refused is null;

-- Salted hashes of devices and addresses, forgotten 60 days after they were last seen.
create table people.signal (
  workspace_id integer not null,
  user_id text collate "C" not null,
  kind text not null,
  hash bytea not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  constraint a_signal_is_kept_once primary key (workspace_id, user_id, kind, hash),
  constraint a_signal_is_of_a_known_kind check (kind in ('device', 'address')),
  constraint a_signal_is_a_hash check (length(hash) = 32)
);

create index signal_by_hash on people.signal (workspace_id, kind, hash, user_id);
create index signal_by_age on people.signal (last_at);

-- What is to be told, written in the transaction of what happened.
create table people.notice (
  workspace_id integer not null,
  key text not null,
  n bigint generated always as identity,
  id text collate "C" not null,
  user_id text collate "C" not null,
  kind text not null,
  values jsonb not null,
  -- Nobody else takes it until then.
  due_at timestamptz,
  tries integer not null default 0,
  ended_at timestamptz,
  outcome text,
  constraint a_notice_is_given_once primary key (workspace_id, key),
  constraint a_notice_has_one_id unique (workspace_id, id),
  constraint an_ended_notice_says_how check ((ended_at is null) = (outcome is null)),
  constraint an_outcome_of_a_notice_is_known check (outcome in ('told', 'blocked', 'nobody', 'undeliverable'))
);

create index notice_waiting on people.notice (workspace_id, n) where ended_at is null;
create index notice_waiting_of_user on people.notice (workspace_id, user_id, n) where ended_at is null;
create index notice_by_user on people.notice (workspace_id, user_id, n);
create index notice_ended on people.notice (ended_at) where ended_at is not null;

-- A person's way in: opened with what Telegram signed for them, once.
create table identity.person_session (
  workspace_id integer not null,
  id text not null,
  user_id text collate "C" not null,
  bot text not null,
  token_sha256 bytea not null,
  -- Telegram's hash of what opened it: the same words open nothing again.
  proof_sha256 bytea not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  constraint a_session_has_one_id primary key (workspace_id, id),
  constraint a_proof_opens_one_session unique (workspace_id, proof_sha256),
  constraint a_session_keeps_only_digests check (length(token_sha256) = 32 and length(proof_sha256) = 32)
);

-- A caller names no workspace: the token does.
create index session_by_token on identity.person_session (token_sha256);
create index session_by_user on identity.person_session (workspace_id, user_id);
create index session_by_end on identity.person_session (expires_at);
