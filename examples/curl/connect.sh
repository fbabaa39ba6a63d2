#!/bin/sh
# Connects the bot, and says what a message costs and what can be bought. Safe to run again: nothing is made twice.
set -eu
mode=${1:-tap} # tap: your bot passes payments on. polling: Asterism asks Telegram itself, and no bot of yours runs
forward=       # relay: Asterism is the bot's webhook, and passes every update on to FORWARD_URL
[ "$mode" = relay ] && forward=", \"forward_url\": \"$FORWARD_URL\", \"forward_secret\": \"$WEBHOOK_SECRET\""
api() {
  curl -sS --fail-with-body --retry 5 --retry-connrefused -X "$1" "$ASTERISM_URL$2" \
    -H "authorization: Bearer $ASTERISM_KEY" -H 'content-type: application/json' -d "$3"
  echo
}
api POST /v1/bots "{\"token\": \"$BOT_TOKEN\", \"mode\": \"$mode\"$forward}"
api PUT /v1/features/message '{"kind": "metered", "credit_cost": "1"}'
api PUT /v1/products/pack_500 '{
  "kind": "credit_pack", "title": "500 credits", "description": "500 messages or 50 images. They never expire.",
  "price": {"asset": "XTR", "amount": "250"}, "grants": [{"credit_type": "credits", "amount": "500"}]
}'
