-- Updates on their way to bots that stand behind us. A row is made with its update, and goes when the bot has had it.

create table telegram.forward (
  workspace_id integer not null,
  bot text not null,
  update_id bigint not null,
  -- What keeps its order: Telegram's own queues, one for each chat and one for each person.
  queue text collate "C" not null,
  position bigint not null generated always as identity,
  -- The bytes as Telegram sent them.
  body bytea not null,
  status text not null default 'waiting',
  received_at timestamptz not null,
  -- When it may be sent next: the lease of whoever sends it, or the end of a pause.
  due_at timestamptz not null,
  tries integer not null default 0,
  problem text,
  ended_at timestamptz,
  -- Milliseconds the bot took for its answer.
  answer_ms integer,
  -- A method that the bot's answer asked for, and what became of it.
  reply bytea,
  reply_status text,
  constraint an_update_is_forwarded_once primary key (workspace_id, bot, update_id),
  constraint a_forward_has_a_known_status check (status in ('waiting', 'delivered', 'undeliverable')),
  constraint an_ended_forward_says_when check ((status = 'waiting') = (ended_at is null)),
  constraint a_reply_has_a_known_status
    check (reply_status in ('returned', 'due', 'sending', 'sent', 'refused', 'unknown')),
  constraint a_reply_is_kept_with_its_status check ((reply is null) = (reply_status is null)),
  constraint a_forward_belongs_to_a_bot foreign key (workspace_id, bot) references telegram.bot (workspace_id, id)
);

create index forwards_in_order on telegram.forward (bot, queue, position) where status = 'waiting';
create index forwards_due on telegram.forward (due_at) where status = 'waiting';
create index replies_due on telegram.forward (due_at) where reply_status = 'due';
create index forwards_by_end on telegram.forward (bot, ended_at) where ended_at is not null;
create index forwards_ended on telegram.forward (ended_at) where ended_at is not null;
