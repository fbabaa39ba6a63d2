-- The store's bot: the message that shows an order, edited in place as the order goes on.
create table bot.order_message (
  workspace_id integer not null,
  store_order text collate "C" not null,
  bot text collate "C" not null,
  chat text collate "C" not null,
  message_id bigint not null,
  constraint an_order_goes_on_in_one_message primary key (workspace_id, store_order),
  constraint a_message_shows_one_order unique (workspace_id, bot, chat, message_id)
);
