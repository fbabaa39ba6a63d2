-- What resellers can order, and what it costs. Prices are reckoned from these rows whenever they are asked for; none is
-- kept, so that a constant that changes changes every price at once.
create schema catalogue;

-- Every change is a row of its own, with who made it; the newest holds. The first one is the catalogue's beginning.
create table catalogue.constants (
  workspace_id integer not null,
  version integer not null,
  fee_basis_points integer not null,
  usd_per_star_units bigint not null,
  changed_by text not null,
  changed_at timestamptz not null,
  constraint constants_have_one_number primary key (workspace_id, version),
  constraint constants_are_counted check (version > 0),
  constraint a_fee_pays_the_referrers check (fee_basis_points between 1300 and 10000),
  constraint a_star_is_worth_something check (usd_per_star_units > 0)
);

-- How a category is called and where it stands. One without a row is called by its code, and stands behind the others.
create table catalogue.category (
  workspace_id integer not null,
  code text collate "C" not null,
  names jsonb not null,
  position integer not null,
  constraint a_category_is_named_once primary key (workspace_id, code),
  constraint a_category_has_an_english_name check (names ? 'en')
);

-- A service is never deleted, so that its number is never given to another.
create table catalogue.service (
  workspace_id integer not null,
  number integer not null,
  type text not null,
  fulfilled_by text not null,
  kind text,
  link text not null,
  names jsonb not null,
  descriptions jsonb not null,
  category text collate "C" not null,
  price_by text not null,
  reward_units bigint,
  rate_units bigint,
  cost_units bigint,
  min integer not null,
  max integer not null,
  dripfeed boolean not null,
  cancel boolean not null,
  refill boolean not null,
  refill_days integer not null,
  disabled_by text,
  disabled_reason text,
  position integer not null,
  constraint a_service_has_one_number primary key (workspace_id, number),
  constraint a_service_is_numbered_from_one check (number > 0),
  constraint a_service_has_a_known_type check (type in ('default', 'package', 'custom_comments')),
  constraint somebody_known_does_it check (fulfilled_by in ('tasks', 'desk', 'panel')),
  constraint a_link_is_of_a_known_kind check (link in ('channel', 'post', 'bot', 'person', 'any')),
  constraint workers_are_asked_for_something_known check (kind in ('subscribe', 'boost', 'bot_start')),
  constraint only_workers_are_asked_for_a_kind check ((fulfilled_by = 'tasks') = (kind is not null)),
  constraint workers_are_rewarded check (fulfilled_by <> 'tasks' or price_by = 'formula'),
  constraint a_service_has_an_english_name check (names ? 'en' and descriptions ? 'en'),
  constraint a_price_comes_about_one_way check (price_by in ('formula', 'fixed', 'upstream')),
  constraint a_formula_has_a_reward check ((price_by = 'formula') = (reward_units is not null) and reward_units > 0),
  constraint a_fixed_price_is_said check ((price_by = 'fixed') = (rate_units is not null) and rate_units > 0),
  constraint a_price_by_cost_knows_the_cost check (price_by <> 'upstream' or cost_units is not null),
  constraint a_cost_is_above_zero check (cost_units > 0),
  constraint a_quantity_is_possible check (min between 1 and max),
  constraint a_package_has_one_quantity check (type <> 'package' or min = max),
  constraint only_plain_orders_drip check (not dripfeed or type = 'default'),
  constraint a_refill_has_its_days check (refill_days between 0 and 3650 and refill = (refill_days > 0)),
  constraint who_disables_says_why check ((disabled_by is null) = (disabled_reason is null))
);

-- What is put on the cost of services at panels. `subject` is the category, the number or the user; empty for all.
create table catalogue.markup (
  workspace_id integer not null,
  scope text not null,
  subject text collate "C" not null,
  basis_points integer not null,
  step_units bigint not null,
  constraint a_scope_has_one_markup primary key (workspace_id, scope, subject),
  constraint a_scope_is_known check (scope in ('all', 'category', 'service', 'customer')),
  constraint only_all_has_no_subject check ((scope = 'all') = (subject = '')),
  constraint a_markup_takes_nothing_off check (basis_points >= 0),
  constraint a_step_is_above_zero check (step_units > 0)
);

-- What a reseller pays less of every price, and below what they pay for single services.
create table catalogue.discount (
  workspace_id integer not null,
  user_id text collate "C" not null,
  basis_points integer not null,
  constraint a_user_has_one_discount primary key (workspace_id, user_id),
  constraint a_discount_leaves_a_price check (basis_points between 1 and 9999)
);

create table catalogue.wholesale_rate (
  workspace_id integer not null,
  user_id text collate "C" not null,
  service integer not null,
  rate_units bigint not null,
  constraint a_user_has_one_rate_per_service primary key (workspace_id, user_id, service),
  constraint a_wholesale_rate_is_above_zero check (rate_units > 0)
);

-- Who changed what, and from what to what.
create table catalogue.change (
  workspace_id integer not null,
  n bigint not null,
  at timestamptz not null,
  by text not null,
  what text not null,
  subject text collate "C" not null,
  was jsonb,
  became jsonb,
  constraint a_change_has_its_place primary key (workspace_id, n),
  constraint a_change_is_of_something_known
    check (what in ('started', 'constants', 'category', 'service', 'switch', 'cost', 'markup', 'discount'))
);
create index change_by_subject on catalogue.change (workspace_id, what, subject, n);
