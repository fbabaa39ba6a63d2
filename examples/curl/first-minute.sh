#!/bin/sh
# A customer's first minute: refused, pays, is served. Run connect.sh with "polling" first; give the customer's number.
set -eu
customer=$1
bot=${BOT_TOKEN%%:*}
run=$(date +%s) # keys are yours to make: one for each intent, the same one for each try

# post PATH KEY BODY: repeats what failed in passing (no connection, 429, 5xx). The same key is the same effect, once.
post() {
  curl -sS --fail-with-body --retry 5 --retry-connrefused "$ASTERISM_URL$1" -H "authorization: Bearer $ASTERISM_KEY" \
    -H "idempotency-key: $2" -H 'content-type: application/json' -d "$3"
}
message="{\"customer\": \"$customer\", \"feature\": \"message\", \"quantity\": \"1\"}"

echo "1. Without credits the answer is no, and a no is an answer (200), not an error:"
post /v1/consume "no-$run" "$message"

echo; echo "2. So ask for money. Send this link to the customer, or open it on the emulator's phone:"
invoice=$(post /v1/invoices "buy-$run" "{\"customer\": \"$customer\", \"product\": \"pack_500\", \"bot\": \"$bot\"}")
echo "$invoice"
until post /v1/check "check-$run" "$message" | grep -q '"allowed":true'; do sleep 1; done

echo "3. Paid. The same request with the same key, sent twice, is debited once:"
post /v1/consume "first-$run" "$message"; echo
post /v1/consume "first-$run" "$message"

echo; echo "4. The same key for something else is refused, with a code that your program can rely on:"
post /v1/consume "first-$run" "{\"customer\": \"$customer\", \"feature\": \"message\", \"quantity\": \"2\"}" || true
echo
