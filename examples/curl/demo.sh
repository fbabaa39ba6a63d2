# Source it (`. examples/curl/demo.sh`) while `npm run demo` is up: the settings that every example reads, and a new bot.
demo=${DATA_DIR:-.data/demo}/demo.json
field() { sed -n "s/^ *\"$1\": \"\([^\"]*\)\".*/\1/p" "$demo"; }
export ASTERISM_URL=$(field platform_url) ASTERISM_KEY=$(field api_key) TELEGRAM_API_ROOT=$(field sandbox_url)
name=my_$(date +%s)_bot
made=$(curl -sS --fail-with-body "$TELEGRAM_API_ROOT/sandbox/bots" -H 'content-type: application/json' \
  -d "{\"username\": \"$name\", \"first_name\": \"My bot\"}")
export BOT_TOKEN=$(echo "$made" | sed 's/.*"token": *"\([^"]*\)".*/\1/')
echo "Your bot in the emulated Telegram is @$name."
