"""Billing by Asterism for a Python bot of any kind: nothing but the standard library."""

import json, os, time
from urllib.error import HTTPError
from urllib.request import Request, urlopen

URL = os.environ["ASTERISM_URL"]
KEY = os.environ["ASTERISM_KEY"]
BOT = os.environ["BOT_TOKEN"].split(":")[0]


class Problem(Exception):
    """A refusal (application/problem+json). `code` never changes; the words are for people."""

    def __init__(self, problem):
        super().__init__(problem["detail"])
        self.code = problem["code"]


def post(path, key, body):
    """Asks again while there is no answer, or one that a moment cures: the same key is the same effect, once."""
    headers = {"authorization": f"Bearer {KEY}", "idempotency-key": key, "content-type": "application/json"}
    for pause in (0.25, 0.5, 1, 2, None):
        try:
            with urlopen(Request(URL + path, json.dumps(body).encode(), headers), timeout=5) as answer:
                return json.load(answer)
        except HTTPError as error:
            if error.code < 500 and error.code != 429:
                raise Problem(json.load(error)) from None
            if pause is None:
                raise
            pause = float(error.headers.get("retry-after", pause))
        except OSError:
            if pause is None:
                raise
        time.sleep(pause)


def is_about_money(update):
    message = update.get("message", {})
    kinds = ("pre_checkout_query", "subscription", "successful_payment", "refunded_payment")
    return any(kind in update or kind in message for kind in kinds)


def pass_on(update):
    """Gives Asterism an update as Telegram sent it: it answers the pre-checkout, and counts each payment once."""
    return post(f"/v1/bots/{BOT}/updates", f"update-{update['update_id']}", update)


def consume(key, customer, feature, quantity=1):
    """May they? If so, it is debited. Answers {"allowed": …, "remaining": "…"}; a no debits nothing."""
    return post("/v1/consume", key, {"customer": str(customer), "feature": feature, "quantity": str(quantity)})


def invoice(key, customer, product):
    """A link on which the customer can pay for the product in Stars."""
    return post("/v1/invoices", key, {"customer": str(customer), "product": product, "bot": BOT})["link"]
