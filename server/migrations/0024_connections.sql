-- The operator's accounts at gateways: shops, apps, wallets. Bots are kept in telegram.bot.
create schema connections;

create table connections.connection (
  workspace_id integer not null,
  id text collate "C" not null,
  gateway text not null,
  name text not null,
  app text not null,
  is_test boolean not null,
  -- What was entered; usual values are filled in when it is opened.
  settings jsonb not null,
  sealed_secrets text not null,
  is_on boolean not null,
  added_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  constraint a_connection_has_one_id primary key (workspace_id, id),
  constraint a_removed_connection_is_off check (removed_at is null or not is_on)
);

create unique index a_connection_has_its_own_name on connections.connection (workspace_id, name) where removed_at is null;
-- Deliveries name no workspace: ids are random and never given twice.
create unique index a_connection_is_found_by_its_id on connections.connection (id);
