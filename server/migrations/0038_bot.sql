-- The bots of the exchange and of the store: where each conversation is, and what operators want said in their own words.
create schema bot;

create table bot.chat (
  workspace_id integer not null,
  bot text collate "C" not null,
  -- Telegram's number of the private chat, which is the person's.
  chat text collate "C" not null,
  -- The message that is the menu; edited in place as long as Telegram lets us.
  message_id bigint,
  -- What the next message is taken for, and what was filled in so far.
  step jsonb,
  -- While somebody deals with an update of this chat, the others wait; after a crash this runs out.
  busy_until timestamptz,
  -- When this chat was last told something nobody had asked for.
  told_at timestamptz,
  -- Since when this chat has blocked the bot, where that is not the person's: the store's bot and the exchange's are blocked apart.
  blocked_at timestamptz,
  constraint a_chat_is_one_conversation primary key (workspace_id, bot, chat)
);

-- What was sent unasked in one second, over all processes: Telegram takes about 30 messages a second from one bot.
create table bot.pace (
  workspace_id integer not null,
  bot text collate "C" not null,
  second timestamptz not null,
  sent integer not null,
  constraint a_second_is_counted_once primary key (workspace_id, bot),
  constraint a_second_sends_no_more_than_telegram_takes check (sent between 0 and 30)
);

-- Which list of commands Telegram shows beside the text field of each bot, and when it is looked at again.
create table bot.menu (
  workspace_id integer not null,
  bot text collate "C" not null,
  hash text not null,
  due_at timestamptz not null,
  constraint a_bot_has_one_list_of_commands primary key (workspace_id, bot)
);

-- Texts of the operator's own: terms, privacy, support.
create table bot.own_text (
  workspace_id integer not null,
  name text collate "C" not null,
  language text collate "C" not null,
  text text not null,
  changed_at timestamptz not null,
  constraint a_text_is_written_once_per_language primary key (workspace_id, name, language),
  constraint an_own_text_is_one_we_show check (name in (
    'terms', 'privacy', 'paysupport', 'support', 'rules',
    'store_terms', 'store_privacy', 'store_paysupport', 'store_support'))
);

-- A task that somebody is filling in: kept until it is ordered or thrown away, however many days that takes.
create table bot.task_draft (
  workspace_id integer not null,
  owner text collate "C" not null,
  draft jsonb not null,
  changed_at timestamptz not null,
  constraint a_person_fills_in_one_task_at_a_time primary key (workspace_id, owner)
);

-- At the store's bot: the message that shows an order, edited in place as the order goes on.
create table bot.order_message (
  workspace_id integer not null,
  store_order text collate "C" not null,
  bot text collate "C" not null,
  chat text collate "C" not null,
  message_id bigint not null,
  constraint an_order_goes_on_in_one_message primary key (workspace_id, store_order),
  constraint a_message_shows_one_order unique (workspace_id, bot, chat, message_id)
);
