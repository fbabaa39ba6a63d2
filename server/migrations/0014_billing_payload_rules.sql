-- What the invoices of others were for: rules over payloads and amounts, and the questions put to operators.
create table billing.payload_rule (
  workspace_id integer not null,
  code text collate "C" not null,
  -- The lower is tried first; then by code.
  priority integer not null,
  -- What it looks at: each null matches anything.
  bot text collate "C",
  payload text,
  asset text,
  units bigint,
  is_recurring boolean,
  -- What it says: a product, or whom to ask.
  product text collate "C",
  callback_url text,
  sealed_secret text,
  price text not null,
  customer text not null,
  changed_at timestamptz not null,
  constraint a_payload_rule_has_one_code primary key (workspace_id, code),
  constraint a_payload_rule_looks_at_something
    check (payload is not null or units is not null or is_recurring is not null),
  constraint a_payload_rule_names_a_product_or_asks check ((product is null) <> (callback_url is null)),
  constraint a_payload_rule_that_asks_signs check ((callback_url is null) = (sealed_secret is null)),
  constraint a_payload_rule_looks_at_a_whole_amount check ((asset is null) = (units is null) and units > 0),
  constraint a_payload_rule_takes_a_known_price check (price in ('product', 'any')),
  constraint a_payload_rule_finds_its_customer
    check (customer in ('payer', 'from_payload') and (customer = 'payer' or payload is not null))
);

-- A payment about which an operator's callback is asked, outside any transaction and until it answers.
create table billing.payload_question (
  workspace_id integer not null,
  payment text collate "C" not null,
  rule text collate "C" not null,
  status text not null,
  asked_at timestamptz not null,
  due_at timestamptz,
  tries integer not null default 0,
  answer jsonb,
  closed_at timestamptz,
  constraint a_payment_is_asked_about_once primary key (workspace_id, payment),
  constraint a_question_has_a_known_status check (status in ('open', 'answered', 'given_up')),
  constraint an_open_question_is_due check ((status = 'open') = (due_at is not null)),
  constraint a_closed_question_says_when check ((status = 'open') = (closed_at is null))
);

create index payload_question_due on billing.payload_question (due_at) where due_at is not null;
