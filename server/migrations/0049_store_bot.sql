-- The store's bot: where each order is shown, and what its buyers are to be told.

-- The message that shows an order, edited in place as the order goes on.
create table bot.order_message (
  workspace_id integer not null,
  store_order text collate "C" not null,
  bot text collate "C" not null,
  chat text collate "C" not null,
  message_id bigint not null,
  constraint an_order_goes_on_in_one_message primary key (workspace_id, store_order),
  constraint a_message_shows_one_order unique (workspace_id, bot, chat, message_id)
);

-- Written in the transaction of what happened, sent afterwards by the newest bot of the store.
create table bot.order_notice (
  workspace_id integer not null,
  key text collate "C" not null,
  n bigint generated always as identity,
  store_order text collate "C" not null,
  buyer text collate "C" not null,
  what text collate "C" not null,
  values jsonb not null,
  -- While somebody tells it, and until when it is put off.
  due_at timestamptz,
  ended_at timestamptz,
  outcome text,
  constraint an_order_notice_is_given_once primary key (workspace_id, key),
  constraint an_order_notice_ends_in_a_known_way check (outcome in ('told', 'blocked', 'nobody', 'undeliverable')),
  constraint an_order_notice_that_has_ended_says_how check ((outcome is null) = (ended_at is null))
);

create index on bot.order_notice (workspace_id, n) where ended_at is null;
create index on bot.order_notice (ended_at) where ended_at is not null;
