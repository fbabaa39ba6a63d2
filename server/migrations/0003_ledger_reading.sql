-- Reading the books: the past, and what must always hold of them.

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
    if exists (select from ledger.posting where workspace_id = p_workspace and seq = v_middle and line = 1 and recorded_at < p_instant)
    then v_low := v_middle; else v_high := v_middle - 1; end if;
  end loop;
  return v_low;
end $$;

-- The balance of an account when the book stood at this sequence number: the balance after its last posting up to
-- there. The account is part of the order, so that only the index by account can answer and no plan walks the book.
create function ledger.balance_at(p_workspace integer, p_account bigint, p_seq bigint) returns bigint
language plpgsql stable set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off as $$
declare v_lowered record; v_raised record;
begin
  select p.from_account as account, p.seq, p.line, p.from_after as after into v_lowered from ledger.posting p
    where p.workspace_id = p_workspace and (p.from_account, p.seq) <= (p_account, p_seq)
    order by p.from_account desc, p.seq desc, p.line desc limit 1;
  select p.to_account as account, p.seq, p.line, p.to_after as after into v_raised from ledger.posting p
    where p.workspace_id = p_workspace and (p.to_account, p.seq) <= (p_account, p_seq)
    order by p.to_account desc, p.seq desc, p.line desc limit 1;
  return case
    when v_lowered.account is distinct from p_account and v_raised.account is distinct from p_account then 0
    when v_lowered.account is distinct from p_account then v_raised.after
    when v_raised.account is distinct from p_account then v_lowered.after
    when (v_lowered.seq, v_lowered.line) > (v_raised.seq, v_raised.line) then v_lowered.after
    else v_raised.after
  end;
end $$;

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
  select 'a posting has a transfer', 'transfer ' || p.seq, 'line ' || p.line from ledger.posting p
    where p.workspace_id = p_workspace and not exists (select from ledger.posting t where t.workspace_id = p_workspace and t.seq = p.seq and t.line = 1)
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
