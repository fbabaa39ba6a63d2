-- Claims: who has which slot of a task, what was seen of them, and what became of the reward.
create schema claims;

-- The table of claim.ts. A test compares the two.
create function claims.claim_may_become(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('claimed', 'held'), ('claimed', 'expired'), ('claimed', 'abandoned'),
    ('held', 'released'), ('held', 'voided'))
$$;

create table claims.claim (
  workspace_id integer not null,
  id text collate "C" not null,
  task text collate "C" not null,
  order_id text collate "C" not null,
  worker text collate "C" not null,
  status text collate "C" not null default 'claimed',
  -- What of the task a look needs: which of our bots looks, at what, of which kind.
  bot text collate "C" not null,
  kind text collate "C" not null,
  target text collate "C" not null,
  asset text collate "C" not null,
  reward_units bigint not null,
  fee_units bigint not null,
  -- How long it is held once it is verified, with what trust adds; and the decision that said so.
  hold_seconds integer not null,
  decision text collate "C",
  key text collate "C",
  claimed_at timestamptz not null,
  expires_at timestamptz not null,
  -- A look of the worker's own is under way since then: it counts from the press, whenever the answer comes.
  pressed_at timestamptz,
  verified_at timestamptz,
  release_at timestamptz,
  settled_at timestamptz,
  void_reason text,
  proof text collate "C",
  last_seen text,
  -- Who else gets a share at release, and how much: facts, not balances.
  referrers text[] not null default '{}',
  referrer_units bigint[] not null default '{}',
  -- The last instant at which they were known to be there, by a look or by an update.
  seen_at timestamptz,
  -- When to look next; while somebody looks, when to look again should they die.
  look_at timestamptz,
  -- How many of the looks spread over the hold were made, and how many in a row told nothing.
  looks integer not null default 0,
  unknowns integer not null default 0,
  -- The last look found them there (or nobody could tell for too long): the reward may go.
  cleared_at timestamptz,
  cleared_by text,
  -- Later than anything scheduled: what is to be looked at before all else.
  is_urgent boolean not null default false,
  constraint a_claim_has_one_id primary key (workspace_id, id),
  constraint a_claim_has_a_known_status check (status in ('claimed', 'held', 'released', 'voided', 'expired', 'abandoned')),
  constraint a_claim_is_worth_something check (reward_units > 0 and fee_units >= 0),
  constraint a_verified_claim_says_when_it_is_due check (
    (status in ('held', 'released', 'voided')) = (verified_at is not null)
    and (verified_at is null) = (release_at is null)),
  constraint a_settled_claim_says_when
    check ((status in ('released', 'voided', 'expired', 'abandoned')) = (settled_at is not null)),
  constraint a_voided_claim_says_why check ((status = 'voided') = (void_reason is not null)),
  constraint a_void_reason_is_known check (void_reason in ('left', 'banned', 'boost_moved', 'stopped', 'fraud', 'operator')),
  constraint only_a_held_claim_is_looked_at check (look_at is null or status = 'held'),
  constraint a_clearing_says_by_what check (
    (cleared_at is null) = (cleared_by is null) and cleared_by in ('look', 'rule')),
  constraint each_referrer_has_a_share check (cardinality(referrers) = cardinality(referrer_units))
) with (fillfactor = 70);

create unique index a_worker_has_one_live_claim_per_task on claims.claim (workspace_id, task, worker)
  where status not in ('expired', 'abandoned');
-- Being in one place is paid once at a time; boosts are told apart by their own ids.
create unique index a_worker_is_paid_once_for_being_there on claims.claim (workspace_id, target, worker)
  where status in ('claimed', 'held') and kind <> 'boost';
create unique index a_proof_pays_once on claims.claim (workspace_id, target, proof)
  where proof is not null and kind = 'boost';
create unique index a_key_makes_one_claim on claims.claim (workspace_id, key) where key is not null;

create index claim_by_worker on claims.claim (workspace_id, worker, id);
create index claim_of_the_day on claims.claim (workspace_id, worker, claimed_at);
create index claim_to_do on claims.claim (workspace_id, worker) where status = 'claimed';
create index claim_by_task on claims.claim (workspace_id, task, id);
create index claim_held_of_task on claims.claim (workspace_id, task) where status = 'held';
create index claim_by_place on claims.claim (workspace_id, target, worker) where status in ('claimed', 'held', 'released', 'voided');
create index claim_running_out on claims.claim (expires_at) where status = 'claimed';
create index claim_to_look_at on claims.claim (workspace_id, bot, is_urgent, look_at) where look_at is not null;
create index claim_to_release on claims.claim (workspace_id, release_at) where cleared_at is not null and status = 'held';

-- The story of a claim: what happened, when, and who did it.
create table claims.step (
  workspace_id integer not null,
  id bigint not null generated always as identity,
  claim text collate "C" not null,
  event text collate "C" not null,
  at timestamptz not null,
  actor text not null,
  reason text,
  constraint a_step_has_its_place primary key (workspace_id, claim, id),
  constraint a_step_is_known check (event in ('claimed', 'looked', 'gone', 'held', 'released', 'voided', 'expired',
    'abandoned', 'paid_after_appeal'))
);

-- What a buyer is shown, one row per fact. It is written beside the fact and sealed into its task's chain a moment
-- later, so that those who verify and release never wait for each other.
create table claims.evidence (
  workspace_id integer not null,
  id bigint not null generated always as identity,
  task text collate "C" not null,
  claim text collate "C" not null,
  fact text collate "C" not null,
  at timestamptz not null,
  n integer,
  -- Who it is about, told apart from others and named to nobody.
  subject text,
  hash text,
  constraint evidence_has_its_place primary key (workspace_id, task, id),
  constraint a_fact_is_known check (fact in ('verified', 'left', 'revoked', 'retained')),
  constraint sealed_evidence_is_whole check ((n is null) = (hash is null) and (n is null) = (subject is null)),
  constraint one_row_per_link unique (workspace_id, task, n)
);
create index evidence_to_seal on claims.evidence (workspace_id, task) where n is null;

-- The chain of a task: its secret salt, and where it ends now.
create table claims.chain (
  workspace_id integer not null,
  task text collate "C" not null,
  salt text not null,
  n integer not null default 0,
  head text not null default '',
  constraint a_task_has_one_chain primary key (workspace_id, task)
);

create function claims.keep_the_steps() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and not claims.claim_may_become(old.status, new.status) then
    raise exception 'A claim that is % cannot become %.', old.status, new.status
      using errcode = 'check_violation', constraint = 'steps_follow_the_table';
  end if;
  return new;
end $$;
create trigger claims_follow_the_table before update of status on claims.claim
  for each row execute function claims.keep_the_steps();

create function claims.keep_the_evidence() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.n is null and (new.task, new.claim, new.fact, new.at) = (old.task, old.claim, old.fact, old.at) then
      return new;
    end if;
  end if;
  raise exception 'Evidence is never changed or deleted.' using errcode = 'restrict_violation';
end $$;
create trigger evidence_is_append_only before update or delete on claims.evidence
  for each row execute function claims.keep_the_evidence();

-- Makes a claim, as far as claims have a say in it; its slot is taken by the caller. The worker's own lock keeps their
-- limits when they claim twice at once, and holds up nobody else. Says 'made', or what stands in the way.
create function claims.make(
  p_workspace integer, p_id text, p_task text, p_order text, p_worker text, p_bot text, p_kind text, p_target text,
  p_asset text, p_reward bigint, p_fee bigint, p_hold_seconds integer, p_decision text, p_key text,
  p_at timestamptz, p_expires timestamptz, p_open_max integer, p_day_max integer
) returns text language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('claims.worker ' || p_workspace), hashtext(p_worker));
  if p_open_max <= (select count(*) from claims.claim c
    where c.workspace_id = p_workspace and c.worker = p_worker and c.status = 'claimed') then
    return 'open_max';
  end if;
  if p_day_max <= (select count(*) from claims.claim c
    where c.workspace_id = p_workspace and c.worker = p_worker and c.claimed_at > p_at - interval '24 hours') then
    return 'per_day_max';
  end if;
  insert into claims.claim (workspace_id, id, task, order_id, worker, bot, kind, target, asset, reward_units, fee_units,
      hold_seconds, decision, key, claimed_at, expires_at)
    values (p_workspace, p_id, p_task, p_order, p_worker, p_bot, p_kind, p_target, p_asset, p_reward, p_fee,
      p_hold_seconds, p_decision, p_key, p_at, p_expires)
    on conflict do nothing;
  if not found then
    return 'claimed_before';
  end if;
  insert into claims.step (workspace_id, claim, event, at, actor)
    values (p_workspace, p_id, 'claimed', p_at, 'worker:' || p_worker);
  return 'made';
end $$;

-- Makes many claims in one statement, each as if it came alone and in their order, and takes their slots: `p_asked` is an
-- array of what `claims.make` takes, with the version of the settings it was judged by and the decision to keep. For tasks
-- without a pace. Locks: the settings, the workers, the tasks, each in one order. Says for each, by its number from 1, what
-- `claims.make` says; `settings` when they are not the same any more; or `no_slot`.
create function claims.make_many(p_workspace integer, p_at timestamptz, p_asked jsonb)
returns table (n bigint, said text) language plpgsql as $$
declare
  v_settings integer := exchange.enter(p_workspace);
  v_free jsonb;
  v_taken jsonb := '{}';
  v_decisions jsonb := '[]';
  v_left integer;
  r record;
begin
  perform pg_advisory_xact_lock(hashtext('claims.worker ' || p_workspace), w.lock)
    from (select distinct hashtext(a ->> 'worker') as lock from jsonb_array_elements(p_asked) a order by 1) w;
  select coalesce(jsonb_object_agg(f.task, f.free), '{}') into v_free
    from exchange.free_slots(p_workspace, array(select a ->> 'task' from jsonb_array_elements(p_asked) a), p_at) f;
  for r in select a.n, q.* from jsonb_array_elements(p_asked) with ordinality as a (asked, n),
      jsonb_to_record(a.asked) as q (settings integer, id text, task text, "order" text, worker text, bot text, kind text,
        target text, asset text, reward bigint, fee bigint, "holdSeconds" integer, "claimSeconds" integer, key text,
        "openMax" integer, "dayMax" integer, decision jsonb) order by a.n
  loop
    n := r.n;
    v_left := coalesce((v_free ->> r.task)::integer, 0) - coalesce((v_taken ->> r.task)::integer, 0);
    if r.settings is distinct from v_settings then
      said := 'settings';
    elsif v_left <= 0 then
      said := 'no_slot';
    else
      said := claims.make(p_workspace, r.id, r.task, r."order", r.worker, r.bot, r.kind, r.target, r.asset, r.reward, r.fee,
        r."holdSeconds", r.decision ->> 'id', r.key, p_at, p_at + make_interval(secs => r."claimSeconds"),
        r."openMax", r."dayMax");
    end if;
    if said = 'made' then
      v_taken := v_taken || jsonb_build_object(r.task, coalesce((v_taken ->> r.task)::integer, 0) + 1);
      v_decisions := v_decisions || r.decision;
    end if;
    return next;
  end loop;
  perform trust.keep_decisions(p_workspace, v_decisions);
  perform exchange.take_slots(p_workspace, array_agg(t.key), array_agg(t.value::integer)) from jsonb_each_text(v_taken) t;
end $$;

-- Whose referrals a claim pays: for what somebody's invitations have come to.
create index claims_of_referrers on claims.claim using gin (referrers) where cardinality(referrers) > 0;
