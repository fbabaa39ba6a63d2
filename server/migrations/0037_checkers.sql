-- What the checkers of the exchange keep: the turns of each bot at Telegram, and who started which bot.

-- When a bot's requests are sent at the latest, for those of the last second: Telegram takes so many a second from a
-- bot, over all our processes. A turn is recorded at the end of the lease it is given for, so that no second ever sees
-- more, whenever inside the lease it is used.
create table telegram.turns (
  workspace_id integer not null,
  bot text not null,
  taken timestamptz[] not null default '{}',
  -- Until when only people's requests are let through: somebody is waiting.
  people_first_until timestamptz,
  constraint a_bot_has_one_budget primary key (workspace_id, bot),
  constraint a_budget_belongs_to_a_bot foreign key (workspace_id, bot) references telegram.bot (workspace_id, id)
);

-- Takes up to so many turns at Telegram, to be used before the lease is over. Answers how many were left to take.
-- `p_kept_back` of them are not for this caller; `p_is_person`: whoever gets fewer than wanted makes the others wait.
create function telegram.take_turns(
  p_workspace integer, p_bot text, p_now timestamptz, p_wanted integer, p_per_second integer,
  p_lease interval, p_kept_back integer, p_is_person boolean) returns integer
  language plpgsql as $$
declare
  v_taken timestamptz[];
  v_people_first timestamptz;
  v_granted integer;
begin
  insert into telegram.turns (workspace_id, bot) values (p_workspace, p_bot) on conflict do nothing;
  select t.taken, t.people_first_until into v_taken, v_people_first
    from telegram.turns t where t.workspace_id = p_workspace and t.bot = p_bot for update;
  -- What lies far ahead was written by a clock that has been set back since.
  v_taken := array(select at from unnest(v_taken) at
    where at > p_now - interval '1 second' and at <= p_now + interval '5 seconds');
  v_granted := greatest(0, least(p_wanted, p_per_second - cardinality(v_taken) - p_kept_back));
  if not p_is_person and v_people_first > p_now and v_people_first <= p_now + interval '5 seconds' then
    v_granted := 0;
  end if;
  update telegram.turns t
    set taken = v_taken || array_fill(p_now + p_lease, array[v_granted]),
        people_first_until = case when p_is_person and v_granted < p_wanted then p_now + interval '1 second'
          else t.people_first_until end
    where t.workspace_id = p_workspace and t.bot = p_bot;
  return v_granted;
end $$;

create schema starts;

-- A task for starting a bot whose program tells us: the secret it signs with.
create table starts.partner (
  workspace_id integer not null,
  task text not null,
  -- Telegram's number of the bot, as text.
  bot text not null,
  sealed_secret text not null,
  opened_at timestamptz not null,
  constraint a_task_has_one_secret primary key (workspace_id, task)
);

-- A delivery names the task and nothing else.
create index partner_by_task on starts.partner (task);

-- The start parameter of one claim: it counts for its worker only, and only until the claim runs out.
create table starts.token (
  workspace_id integer not null,
  claim text not null,
  task text not null,
  bot text not null,
  worker text not null,
  token text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint a_claim_has_one_token primary key (workspace_id, claim),
  constraint a_token_is_of_one_claim unique (workspace_id, token)
);

create index token_by_expiry on starts.token (expires_at);

-- Whether a person uses a bot, as far as we were told: the newest word counts, whatever order it came in.
create table starts.presence (
  workspace_id integer not null,
  bot text not null,
  worker text not null,
  state text not null,
  -- When it happened, as whoever told it says, and how it was told.
  at timestamptz not null,
  via text not null,
  -- When they were first seen to use the bot: who did before a claim is not new.
  first_at timestamptz not null,
  constraint a_person_uses_a_bot_or_not primary key (workspace_id, bot, worker),
  constraint state_of_a_presence check (state in ('started', 'stopped')),
  constraint a_presence_is_told_somehow check (via in ('callback', 'mini_app', 'instance'))
);

-- Deliveries that have been taken, so that none counts twice while its time stamp is still good.
create table starts.delivery (
  workspace_id integer not null,
  task text not null,
  id text not null,
  received_at timestamptz not null,
  constraint a_delivery_counts_once primary key (workspace_id, task, id)
);

create index delivery_by_age on starts.delivery (received_at);
