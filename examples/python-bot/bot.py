"""A bot with long polling and nothing but the standard library. Each message costs one credit."""

import json
import os
import time
from urllib.request import Request, urlopen

import asterism

API = f"{os.environ.get('TELEGRAM_API_ROOT', 'https://api.telegram.org')}/bot{os.environ['BOT_TOKEN']}"


def telegram(method, **params):
    request = Request(f"{API}/{method}", json.dumps(params).encode(), {"content-type": "application/json"})
    with urlopen(request, timeout=60) as answer:
        return json.load(answer)["result"]


def handle(update):
    if asterism.is_about_money(update):
        asterism.pass_on(update)
    message = update.get("message", {})
    if "text" not in message:
        return
    chat, key = message["chat"]["id"], f"message-{update['update_id']}"
    spent = asterism.consume(key, chat, "message")
    if spent["allowed"]:
        text = f"You said: {message['text']}\nCredits left: {spent['remaining']}"
    else:
        text = f"You are out of credits. Get 500 here: {asterism.invoice(f'{key}-buy', chat, 'pack_500')}"
    telegram("sendMessage", chat_id=chat, text=text)


def main():
    telegram("deleteWebhook")
    print("The bot is listening", flush=True)
    offset = 0
    while True:
        try:
            for update in telegram("getUpdates", offset=offset, timeout=30):
                handle(update)
                offset = update["update_id"] + 1  # only now: what failed comes again, and its keys make that safe
        except asterism.Problem as problem:
            print(f"Asterism says no: {problem.code}: {problem}", flush=True)
            time.sleep(1)
        except OSError as error:
            print(f"No answer, trying again: {error}", flush=True)
            time.sleep(1)


if __name__ == "__main__":
    main()
