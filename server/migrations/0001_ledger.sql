-- The ledger: every balance change of every product is a posting between two accounts of one workspace.
create schema ledger;

-- One book per workspace. Its row is the lane: whoever holds its lock is the only writer of the workspace until
-- commit, so seq has no gaps and recorded_at never goes back. Room on the page keeps the updates in place.
create table ledger.book (
  workspace_id integer primary key,
  seq bigint not null default 0,
  recorded_at timestamptz not null default '-infinity',
  constraint seq_counts_up_from_zero check (seq >= 0)
) with (fillfactor = 10);

-- No index on anything that changes, and half of each page left free: a balance update stays on its page.
create table ledger.account (
  workspace_id integer not null,
  id bigint not null generated always as identity,
  balance bigint not null default 0,
  floor bigint,
  ceiling bigint,
  address text collate "C" not null,
  asset text collate "C" not null,
  primary key (workspace_id, id),
  constraint one_account_per_address_and_asset unique (workspace_id, address, asset),
  constraint balance_keeps_its_floor check (balance >= floor),
  constraint balance_keeps_its_ceiling check (balance <= ceiling),
  constraint balance_fits_its_units check (balance between -9200000000000000000 and 9200000000000000000),
  constraint limits_enclose_zero check (floor between -9200000000000000000 and 0 and ceiling between 0 and 9200000000000000000)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);

-- A transfer is the record of its key as well: the hash of what was asked for and the answer that was given.
create table ledger.transfer (
  workspace_id integer not null,
  seq bigint not null,
  recorded_at timestamptz not null,
  occurred_at timestamptz not null,
  input_hash uuid not null,
  key text collate "C" not null,
  reason text collate "C" not null,
  reference text collate "C",
  answer jsonb,
  primary key (workspace_id, seq),
  constraint one_effect_per_key unique (workspace_id, key)
);

create table ledger.posting (
  workspace_id integer not null,
  line integer not null,
  seq bigint not null,
  from_account bigint not null,
  to_account bigint not null,
  units bigint not null,
  from_after bigint not null,
  to_after bigint not null,
  primary key (workspace_id, seq, line),
  constraint units_are_positive check (units > 0),
  constraint money_moves_between_two_accounts check (from_account <> to_account)
);
create index posting_lowers on ledger.posting (workspace_id, from_account, seq);
create index posting_raises on ledger.posting (workspace_id, to_account, seq);

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The ledger is append-only: rows of %.% are never changed or deleted. Book a reversing transfer instead.',
    tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger transfers_are_append_only before update or delete or truncate on ledger.transfer
  for each statement execute function ledger.refuse_change();
create trigger postings_are_append_only before update or delete or truncate on ledger.posting
  for each statement execute function ledger.refuse_change();

-- Money with a release time. It lies on the account hold:<id>; shares say who gets it when it is released.
create table ledger.hold (
  workspace_id integer not null,
  id text collate "C" not null,
  account bigint not null,
  origin bigint not null,
  asset text collate "C" not null,
  units bigint not null,
  share_account bigint[] not null,
  share_units bigint[] not null,
  reason text collate "C" not null,
  reference text collate "C",
  release_at timestamptz not null,
  state text collate "C" not null default 'open',
  settled_at timestamptz,
  primary key (workspace_id, id),
  constraint state_of_a_hold check (state in ('open', 'released', 'voided')),
  constraint settled_holds_say_when check ((state = 'open') = (settled_at is null)),
  constraint hold_has_units check (units > 0),
  constraint each_share_has_an_account check (cardinality(share_account) = cardinality(share_units))
);
create index hold_due on ledger.hold (workspace_id, release_at) where state = 'open';

-- Takes the lane of a workspace until commit, opening its book at first use.
create function ledger.lock_book(p_workspace integer) returns void language plpgsql as $$
begin
  perform from ledger.book where workspace_id = p_workspace for no key update;
  if not found then
    insert into ledger.book (workspace_id) values (p_workspace) on conflict do nothing;
    perform from ledger.book where workspace_id = p_workspace for no key update;
  end if;
end $$;

-- The ids of these places in their order, accounts opened where there are none. The caller holds the lane.
create function ledger.open_accounts(p_workspace integer, p_address text[], p_asset text[], p_floor bigint[], p_ceiling bigint[])
returns bigint[] language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare v_ids bigint[];
begin
  insert into ledger.account (workspace_id, address, asset, floor, ceiling)
    select distinct on (p.address, p.asset) p_workspace, p.address, p.asset, p.floor, p.ceiling
    from unnest(p_address, p_asset, p_floor, p_ceiling) as p (address, asset, floor, ceiling)
    where not exists (select from ledger.account a
      where a.workspace_id = p_workspace and a.address = p.address collate "C" and a.asset = p.asset collate "C")
    on conflict do nothing;
  select array_agg(a.id order by p.n) into v_ids
    from unnest(p_address, p_asset) with ordinality as p (address, asset, n)
    join ledger.account a on a.workspace_id = p_workspace and a.address = p.address collate "C" and a.asset = p.asset collate "C";
  return coalesce(v_ids, '{}');
end $$;

-- Which of these keys are booked already (n is 1-based), and whether their input was the same.
create function ledger.replays(p_workspace integer, p_key text[], p_hash uuid[])
returns table (n integer, same boolean, seq bigint, recorded_at timestamptz, answer jsonb)
language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  return query
    select k.n::integer, t.input_hash = k.hash, t.seq, t.recorded_at, t.answer
    from unnest(p_key, p_hash) with ordinality as k (key, hash, n)
    join ledger.transfer t on t.workspace_id = p_workspace and t.key = k.key collate "C";
end $$;

-- Appends decided transfers and moves the balances. A transfer without a seq was refused and is left out.
create function ledger.append(
  p_workspace integer, p_at timestamptz, p_seq bigint[], p_key text[], p_hash uuid[], p_reason text[], p_reference text[],
  p_occurred timestamptz[], p_answer jsonb[], p_transfer integer[], p_line integer[], p_from bigint[], p_to bigint[],
  p_units bigint[], p_from_after bigint[], p_to_after bigint[], p_account bigint[], p_balance bigint[]
) returns void language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  insert into ledger.transfer (workspace_id, seq, recorded_at, occurred_at, input_hash, key, reason, reference, answer)
    select p_workspace, t.seq, p_at, coalesce(t.occurred, p_at), t.hash, t.key, t.reason, t.reference, t.answer
    from unnest(p_seq, p_key, p_hash, p_reason, p_reference, p_occurred, p_answer)
      as t (seq, key, hash, reason, reference, occurred, answer)
    where t.seq is not null;
  insert into ledger.posting (workspace_id, seq, line, from_account, to_account, units, from_after, to_after)
    select p_workspace, p_seq[p.transfer], p.line, p.from_account, p.to_account, p.units, p.from_after, p.to_after
    from unnest(p_transfer, p_line, p_from, p_to, p_units, p_from_after, p_to_after)
      as p (transfer, line, from_account, to_account, units, from_after, to_after)
    where p_seq[p.transfer] is not null;
  update ledger.account a set balance = c.balance
    from unnest(p_account, p_balance) as c (id, balance)
    where a.workspace_id = p_workspace and a.id = c.id and a.balance <> c.balance;
end $$;

-- Takes the next count sequence numbers of the book; answers the first of them and the instant of recording.
create function ledger.number(p_workspace integer, p_now timestamptz, p_count integer, out first_seq bigint, out recorded_at timestamptz)
language plpgsql as $$
begin
  update ledger.book b set seq = b.seq + p_count, recorded_at = greatest(b.recorded_at, p_now)
    where b.workspace_id = p_workspace returning b.seq - p_count + 1, b.recorded_at into first_seq, recorded_at;
end $$;

-- The lower half, for batched functions of other modules: the caller holds the lane and has decided that every
-- posting fits. p_transfer points each posting at its transfer (1-based). Answers the sequence numbers.
create function ledger.write(
  p_workspace integer, p_now timestamptz, p_key text[], p_hash uuid[], p_reason text[], p_reference text[],
  p_occurred timestamptz[], p_answer jsonb[], p_transfer integer[], p_from bigint[], p_to bigint[], p_units bigint[]
) returns bigint[] language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  v_count integer := cardinality(p_key); v_first bigint; v_at timestamptz; v_seq bigint[];
  v_line integer[]; v_from_after bigint[]; v_to_after bigint[]; v_account bigint[]; v_balance bigint[];
begin
  if v_count = 0 then return '{}'; end if;
  select n.first_seq, n.recorded_at into v_first, v_at from ledger.number(p_workspace, p_now, v_count) n;
  select array_agg(s) into v_seq from generate_series(v_first, v_first + v_count - 1) s;
  with posting as (
    select n, row_number() over (partition by transfer order by n)::integer as line, f, t, u
    from unnest(p_transfer, p_from, p_to, p_units) with ordinality as p (transfer, f, t, u, n)
  ), leg as (
    select n, line, true as lowers, f as account, -u as change from posting
    union all select n, line, false, t, u from posting
  ), run as (
    select l.n, l.line, l.lowers, l.account,
      (a.balance + sum(l.change) over (partition by l.account order by l.n))::bigint as after,
      row_number() over (partition by l.account order by l.n desc) = 1 as last
    from leg l join ledger.account a on a.workspace_id = p_workspace and a.id = l.account
  )
  select array_agg(line order by n) filter (where lowers), array_agg(after order by n) filter (where lowers),
    array_agg(after order by n) filter (where not lowers),
    array_agg(account) filter (where last), array_agg(after) filter (where last)
    into v_line, v_from_after, v_to_after, v_account, v_balance from run;
  perform ledger.append(p_workspace, v_at, v_seq, p_key, p_hash, p_reason, p_reference, p_occurred, p_answer,
    p_transfer, v_line, p_from, p_to, p_units, v_from_after, v_to_after, v_account, v_balance);
  return v_seq;
end $$;

-- Posts a batch of transfers, each of them whole or not at all, in one call.
--   p_account   the accounts this batch touches; postings name them by their position. Null: only the place is known,
--               and the place is the next one of p_address, p_asset, p_floor, p_ceiling, p_must_exist.
--   p_transfer  per posting, the position of its transfer; ascending.
-- Answers the first sequence number (booked transfers follow one another), the instant of recording, the ids of the
-- places in their order (0: none), and the noes: per transfer not booked now { n, no, line, room } or { n, no, seq, recorded_at, answer }.
create function ledger.post(
  p_workspace integer, p_now timestamptz, p_account bigint[],
  p_address text[], p_asset text[], p_floor bigint[], p_ceiling bigint[], p_must_exist boolean[],
  p_key text[], p_hash uuid[], p_reason text[], p_reference text[], p_occurred timestamptz[], p_answer jsonb[],
  p_transfer integer[], p_from integer[], p_to integer[], p_units bigint[],
  out first_seq bigint, out recorded_at timestamptz, out opened bigint[], out noes jsonb
) language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  c_most constant bigint := 9200000000000000000;
  v_transfers integer := cardinality(p_key); v_postings integer := cardinality(p_units); v_accounts integer := cardinality(p_account);
  v_id bigint[]; v_balance bigint[]; v_low bigint[]; v_high bigint[]; v_no text[]; v_missing text[]; v_used boolean[];
  v_seq bigint[]; v_line integer[]; v_from_after bigint[]; v_to_after bigint[]; v_from bigint[]; v_to bigint[];
  v_booked integer := 0; v_transfer integer := 0; v_first integer; v_verdict text; f integer; t integer; u bigint; r record;
begin
  perform ledger.lock_book(p_workspace);
  v_no := array_fill(null::text, array[v_transfers]);
  v_line := array_fill(0, array[v_postings]);
  v_from_after := array_fill(0::bigint, array[v_postings]);
  v_to_after := v_from_after; v_from := v_from_after; v_to := v_from_after;

  for r in select * from ledger.replays(p_workspace, p_key, p_hash) loop
    v_no[r.n] := case when r.same then 'replay' else 'conflict' end;
    noes := coalesce(noes, '[]') || jsonb_build_object('n', r.n, 'no', v_no[r.n], 'seq', r.seq::text, 'recorded_at', r.recorded_at, 'answer', r.answer);
  end loop;

  -- What is known of each account: where there is none yet, the limits its place asks for and a balance of zero.
  with place as (
    select row_number() over (order by x.n) as k, x.n from unnest(p_account) with ordinality x (id, n) where x.id is null
  ), asked as (
    select place.n, p.address, p.asset, p.floor, p.ceiling, p.must_exist
    from place join unnest(p_address, p_asset, p_floor, p_ceiling, p_must_exist) with ordinality p (address, asset, floor, ceiling, must_exist, k) using (k)
  ), found as (
    select x.n, a.id, a.balance, a.floor, a.ceiling, null::text as missing
    from unnest(p_account) with ordinality x (id, n) left join ledger.account a on a.workspace_id = p_workspace and a.id = x.id
    where x.id is not null
    union all
    select q.n, a.id, a.balance, case when a.id is null then q.floor else a.floor end, case when a.id is null then q.ceiling else a.ceiling end,
      case when a.id is null and q.must_exist then
        case when exists (select from ledger.account o where o.workspace_id = p_workspace and o.address = q.address collate "C")
          then 'wrong_asset' else 'unknown_account' end
        when a.id is null then 'to_open' end
    from asked q left join ledger.account a on a.workspace_id = p_workspace and a.address = q.address collate "C" and a.asset = q.asset collate "C"
  )
  select array_agg(id order by n), array_agg(coalesce(balance, 0) order by n), array_agg(coalesce(floor, -c_most) order by n),
    array_agg(coalesce(ceiling, c_most) order by n),
    array_agg(case when id is null then coalesce(missing, 'unknown_account') end order by n)
    into v_id, v_balance, v_low, v_high, v_missing from found;
  v_used := array_fill(false, array[v_accounts]);

  for j in 1 .. v_postings loop
    if p_transfer[j] <> v_transfer then v_transfer := p_transfer[j]; v_first := j; end if;
    continue when v_no[v_transfer] is not null;
    f := p_from[j]; t := p_to[j]; u := p_units[j];
    v_verdict := case
      when v_missing[f] <> 'to_open' then v_missing[f]
      when v_missing[t] <> 'to_open' then v_missing[t]
      when v_balance[f] < v_low[f] + u then case when v_low[f] = -c_most then 'amount_overflow' else 'insufficient_funds' end
      when v_balance[t] > v_high[t] - u then case when v_high[t] = c_most then 'amount_overflow' else 'above_ceiling' end
    end;
    if v_verdict is null then
      v_balance[f] := v_balance[f] - u; v_from_after[j] := v_balance[f];
      v_balance[t] := v_balance[t] + u; v_to_after[j] := v_balance[t];
      v_line[j] := j - v_first + 1;
    else
      v_no[v_transfer] := v_verdict;
      noes := coalesce(noes, '[]') || jsonb_build_object('n', v_transfer, 'no', v_verdict, 'posting', j,
        'room', case v_verdict when 'insufficient_funds' then (v_balance[f] - v_low[f])::text when 'above_ceiling' then (v_high[t] - v_balance[t])::text end);
      for k in v_first .. j - 1 loop
        v_balance[p_from[k]] := v_balance[p_from[k]] + p_units[k];
        v_balance[p_to[k]] := v_balance[p_to[k]] - p_units[k];
      end loop;
    end if;
  end loop;

  v_seq := array_fill(null::bigint, array[v_transfers]);
  for i in 1 .. v_transfers loop
    if v_no[i] is null then v_booked := v_booked + 1; v_seq[i] := v_booked; end if;
  end loop;
  if v_booked = 0 then return; end if;
  select n.first_seq, n.recorded_at into first_seq, recorded_at from ledger.number(p_workspace, p_now, v_booked) n;
  for i in 1 .. v_transfers loop v_seq[i] := v_seq[i] + first_seq - 1; end loop;

  -- Accounts are opened for what is booked only: a no leaves nothing behind.
  if cardinality(p_address) > 0 then
    for j in 1 .. v_postings loop
      if v_seq[p_transfer[j]] is not null then v_used[p_from[j]] := true; v_used[p_to[j]] := true; end if;
    end loop;
    for r in
      select array_agg(w.n order by w.k) as n, ledger.open_accounts(p_workspace, array_agg(w.address order by w.k), array_agg(w.asset order by w.k),
        array_agg(w.floor order by w.k), array_agg(w.ceiling order by w.k)) as id
      from (select x.n, p.* from (select row_number() over (order by n) as k, n from unnest(p_account) with ordinality y (id, n) where y.id is null) x
        join unnest(p_address, p_asset, p_floor, p_ceiling) with ordinality p (address, asset, floor, ceiling, k) using (k)) w
      where v_used[w.n] and v_id[w.n] is null having count(*) > 0
    loop
      for k in 1 .. cardinality(r.n) loop v_id[r.n[k]] := r.id[k]; end loop;
    end loop;
    select array_agg(coalesce(v_id[x.n], 0) order by x.n) into opened from unnest(p_account) with ordinality x (id, n) where x.id is null;
  end if;
  for j in 1 .. v_postings loop v_from[j] := v_id[p_from[j]]; v_to[j] := v_id[p_to[j]]; end loop;
  perform ledger.append(p_workspace, recorded_at, v_seq, p_key, p_hash, p_reason, p_reference, p_occurred, p_answer,
    p_transfer, v_line, v_from, v_to, p_units, v_from_after, v_to_after, v_id, v_balance);
end $$;

-- Releases those of these holds that are open and due, each as one transfer to its shares. Answers how many.
create function ledger.release_holds(p_workspace integer, p_now timestamptz, p_hold text[]) returns integer
language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare v_hold text[]; v_reference text[]; v_hash uuid[]; v_transfer integer[]; v_from bigint[]; v_to bigint[]; v_units bigint[];
begin
  perform ledger.lock_book(p_workspace);
  select array_agg(h.id order by h.release_at, h.id), array_agg(coalesce(h.reference, h.id) order by h.release_at, h.id),
    array_agg(md5(h.id)::uuid order by h.release_at, h.id)
    into v_hold, v_reference, v_hash
    from ledger.hold h where h.workspace_id = p_workspace and h.id = any (p_hold) and h.state = 'open' and h.release_at <= p_now;
  if v_hold is null then return 0; end if;
  select array_agg(d.n order by d.n, s.line), array_agg(h.account order by d.n, s.line),
    array_agg(s.account order by d.n, s.line), array_agg(s.units order by d.n, s.line)
    into v_transfer, v_from, v_to, v_units
    from unnest(v_hold) with ordinality d (id, n)
    join ledger.hold h on h.workspace_id = p_workspace and h.id = d.id
    cross join unnest(h.share_account, h.share_units) with ordinality s (account, units, line);
  perform ledger.write(p_workspace, p_now, (select array_agg('hold.release:' || id order by n) from unnest(v_hold) with ordinality d (id, n)),
    v_hash, array_fill('hold.release'::text, array[cardinality(v_hold)]), v_reference,
    null::timestamptz[], null::jsonb[], v_transfer, v_from, v_to, v_units);
  update ledger.hold set state = 'released', settled_at = p_now where workspace_id = p_workspace and id = any (v_hold);
  return cardinality(v_hold);
end $$;

-- From here on no transfer is recorded before this instant, so what was true before it stays as it was read.
create function ledger.seal(p_workspace integer, p_before timestamptz) returns void language plpgsql as $$
begin
  if exists (select from ledger.book where workspace_id = p_workspace and recorded_at < p_before) then
    update ledger.book set recorded_at = p_before where workspace_id = p_workspace and recorded_at < p_before;
  end if;
end $$;

-- The last sequence number recorded before an instant. Sequence and time rise together, so halving finds it
-- and needs no index of its own.
create function ledger.seq_before(p_workspace integer, p_instant timestamptz) returns bigint language plpgsql stable as $$
declare v_low bigint := 0; v_high bigint; v_middle bigint;
begin
  select seq into v_high from ledger.book where workspace_id = p_workspace;
  while v_low < v_high loop
    v_middle := (v_low + v_high + 1) / 2;
    if exists (select from ledger.transfer where workspace_id = p_workspace and seq = v_middle and recorded_at < p_instant)
    then v_low := v_middle; else v_high := v_middle - 1; end if;
  end loop;
  return v_low;
end $$;

-- The balance of an account when the book stood at this sequence number.
create function ledger.balance_at(p_workspace integer, p_account bigint, p_seq bigint) returns bigint
language sql stable as $$
  select coalesce((
    select l.after from (
      (select seq, line, from_after as after from ledger.posting
        where workspace_id = p_workspace and from_account = p_account and seq <= p_seq order by seq desc, line desc limit 1)
      union all
      (select seq, line, to_after from ledger.posting
        where workspace_id = p_workspace and to_account = p_account and seq <= p_seq order by seq desc, line desc limit 1)
    ) l order by l.seq desc, l.line desc limit 1), 0)
$$;

-- Everything that must hold of one workspace's books, as the rows that break it.
create function ledger.audit(p_workspace integer) returns table (rule text, subject text, detail text)
language plpgsql stable as $$
begin
  return query
  with leg as (
    select p.seq, p.line, p.from_account as account, -p.units as change, p.from_after as after
      from ledger.posting p where p.workspace_id = p_workspace
    union all
    select p.seq, p.line, p.to_account, p.units, p.to_after from ledger.posting p where p.workspace_id = p_workspace
  ), run as (
    select l.*, l.after::numeric - lag(l.after, 1, 0) over (partition by l.account order by l.seq, l.line) as moved from leg l
  ), total as (
    select l.account, sum(l.change) as moved from leg l group by l.account
  ), step as (
    select t.seq, t.key, t.recorded_at, t.seq - lag(t.seq, 1, 0::bigint) over w as ahead, lag(t.recorded_at) over w as earlier
      from ledger.transfer t where t.workspace_id = p_workspace window w as (order by t.seq)
  )
  select 'assets sum to zero', a.asset, 'off by ' || sum(a.balance) from ledger.account a
    where a.workspace_id = p_workspace group by a.asset having sum(a.balance) <> 0
  union all
  select 'a balance is the sum of its postings', a.address || ' ' || a.asset, a.balance || ' instead of ' || coalesce(t.moved, 0)
    from ledger.account a left join total t on t.account = a.id where a.workspace_id = p_workspace and a.balance <> coalesce(t.moved, 0)
  union all
  select 'a balance keeps its limits', a.address || ' ' || a.asset, a.balance || ' outside ' || coalesce(a.floor::text, '') || '..' || coalesce(a.ceiling::text, '')
    from ledger.account a where a.workspace_id = p_workspace and not (a.balance >= coalesce(a.floor, a.balance) and a.balance <= coalesce(a.ceiling, a.balance))
  union all
  select 'a running balance follows from the one before', 'transfer ' || r.seq || ' line ' || r.line,
    'account ' || r.account || ' moved by ' || r.moved || ' instead of ' || r.change from run r where r.moved <> r.change
  union all
  select 'sequence numbers have no gaps', 'transfer ' || s.seq, s.ahead - 1 || ' missing before it' from step s where s.ahead <> 1
  union all
  select 'the book counts its transfers', 'book', 'stands at ' || coalesce(b.seq, 0) || ' with ' || c.count || ' transfers'
    from (select count(*) from ledger.transfer t where t.workspace_id = p_workspace) c
    left join ledger.book b on b.workspace_id = p_workspace where coalesce(b.seq, 0) <> c.count
  union all
  select 'recorded time never goes back', 'transfer ' || s.seq, s.recorded_at || ' after ' || s.earlier from step s where s.recorded_at < s.earlier
  union all
  select 'a transfer has postings', 'transfer ' || t.seq, t.key from ledger.transfer t
    where t.workspace_id = p_workspace and not exists (select from ledger.posting p where p.workspace_id = p_workspace and p.seq = t.seq)
  union all
  select 'a posting has a transfer', 'transfer ' || p.seq, 'line ' || p.line from ledger.posting p
    where p.workspace_id = p_workspace and not exists (select from ledger.transfer t where t.workspace_id = p_workspace and t.seq = p.seq)
  union all
  select 'a posting joins two accounts of one asset', 'transfer ' || p.seq || ' line ' || p.line, coalesce(f.asset, 'none') || ' to ' || coalesce(t.asset, 'none')
    from ledger.posting p
    left join ledger.account f on f.workspace_id = p_workspace and f.id = p.from_account
    left join ledger.account t on t.workspace_id = p_workspace and t.id = p.to_account
    where p.workspace_id = p_workspace and f.asset is distinct from t.asset or p.workspace_id = p_workspace and f.asset is null
  union all
  select 'a hold has its money until it is settled', h.id, h.state || ' with ' || coalesce(a.balance, 0) || ' of ' || h.units
    from ledger.hold h left join ledger.account a on a.workspace_id = p_workspace and a.id = h.account
    where h.workspace_id = p_workspace and coalesce(a.balance, 0) <> case h.state when 'open' then h.units else 0 end
  union all
  select 'the shares of a hold are all of it', h.id, (select sum(u) from unnest(h.share_units) u) || ' of ' || h.units
    from ledger.hold h where h.workspace_id = p_workspace and h.units <> (select sum(u) from unnest(h.share_units) u)
  union all
  select 'a settled hold has its one transfer', h.id, h.state from ledger.hold h
    where h.workspace_id = p_workspace and (h.state = 'released') <> exists (select from ledger.transfer t
        where t.workspace_id = p_workspace and t.key = 'hold.release:' || h.id)
      or h.workspace_id = p_workspace and (h.state = 'voided') <> exists (select from ledger.transfer t
        where t.workspace_id = p_workspace and t.key = 'hold.void:' || h.id);
end $$;
