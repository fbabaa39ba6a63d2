-- Bots, and the inbox of what Telegram says to them.
create schema telegram;

create table telegram.bot (
  workspace_id integer not null,
  id text not null,
  telegram_id text not null,
  username text not null,
  name text not null,
  mode text not null,
  app text not null,
  purpose text not null,
  sealed_token text not null,
  sealed_webhook_secret text not null,
  -- Where the bot's own program takes updates, behind a relay, and the secret it knows Telegram by.
  forward_url text,
  sealed_forward_secret text,
  -- The first update that has not been stored yet, in polling mode.
  polling_offset bigint not null default 0,
  connected_at timestamptz,
  added_at timestamptz not null,
  constraint a_bot_has_one_id primary key (workspace_id, id),
  constraint a_bot_is_added_once unique (workspace_id, telegram_id),
  constraint a_bot_has_a_known_mode check (mode in ('webhook', 'polling', 'relay', 'tap', 'read_only')),
  constraint a_relay_knows_where_to check (mode <> 'relay' or forward_url is not null)
);

-- Telegram's webhook names the bot and nothing else.
create index bot_by_id on telegram.bot (id);

create table telegram.update (
  workspace_id integer not null,
  bot text not null,
  update_id bigint not null,
  kind text not null,
  -- json, not jsonb: the text as it came, whatever characters are in it.
  raw json not null,
  received_at timestamptz not null,
  handled_at timestamptz,
  -- When somebody should look at it again; set from the first moment, so that a crash right after loses nothing.
  due_at timestamptz,
  tries integer not null default 0,
  problem text,
  constraint an_update_is_stored_once primary key (workspace_id, bot, update_id),
  constraint an_update_is_handled_or_due check ((handled_at is null) = (due_at is not null)),
  constraint an_update_belongs_to_a_bot foreign key (workspace_id, bot) references telegram.bot (workspace_id, id)
);

create index update_due on telegram.update (due_at) where due_at is not null;
create index update_by_age on telegram.update (received_at);
