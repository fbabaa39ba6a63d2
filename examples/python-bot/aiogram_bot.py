"""The same bot in aiogram 3. Each message costs one credit."""

import asyncio
import os

from aiogram import Bot, Dispatcher, F
from aiogram.types import Message, Update
from aiogram.utils.serialization import deserialize_telegram_object_to_python

import asterism

dispatcher = Dispatcher()


@dispatcher.update.outer_middleware()
async def pass_payments_on(handler, update: Update, data):
    plain = deserialize_telegram_object_to_python(update)
    if asterism.is_about_money(plain):
        await asyncio.to_thread(asterism.pass_on, plain)
    return await handler(update, data)


@dispatcher.message(F.text)
async def answer(message: Message, event_update: Update):
    key = f"message-{event_update.update_id}"
    spent = await asyncio.to_thread(asterism.consume, key, message.chat.id, "message")
    if spent["allowed"]:
        await message.answer(f"You said: {message.text}\nCredits left: {spent['remaining']}")
    else:
        link = await asyncio.to_thread(asterism.invoice, f"{key}-buy", message.chat.id, "pack_500")
        await message.answer(f"You are out of credits. Get 500 here: {link}")


async def main():
    await dispatcher.start_polling(Bot(os.environ["BOT_TOKEN"]))


if __name__ == "__main__":
    asyncio.run(main())
