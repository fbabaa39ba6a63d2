#!/bin/sh
# Says what the bot's own invoices were for, and has the rules tried on every payment that waits.
set -eu
api() {
  curl -sS --fail-with-body --retry 5 --retry-connrefused -X "$1" "$ASTERISM_URL$2" \
    -H "authorization: Bearer $ASTERISM_KEY" -H 'content-type: application/json' ${3:+-d "$3"} ${4:+-H "idempotency-key: $4"}
  echo
}
# Payloads such as credits_123456789_500: the customer is in them. `*` is anything.
api PUT /v1/payload-rules/old-packs '{"payload": "credits_{customer}_*", "product": "pack_500", "customer": "from_payload"}'
# Whatever else cost 250 Stars, for the one who paid; tried later, for its priority is higher.
api PUT /v1/payload-rules/any-250 '{"amount": {"asset": "XTR", "amount": "250"}, "product": "pack_500",
  "customer": "payer", "priority": 200}'
for payment in $(api GET '/v1/payments?status=unmatched' | grep -o '"id":"pay_[^"]*"' | cut -d '"' -f 4); do
  api POST "/v1/payments/$payment/match" '{}' "match-$payment" # by hand: {"product": "pack_500", "customer": "…"}
done
