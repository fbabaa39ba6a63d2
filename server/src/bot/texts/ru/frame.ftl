# What the conversation itself says.

busy = Минуту, я ещё занят этим.
failed = Сейчас не получилось. Попробуйте ещё раз.
button-old = Эта кнопка из старого меню. Вот новое.
command-unknown = Такой команды я не знаю. Вот меню.
said-unknown = Я не ждал сообщения. Вот меню.
group-write-to-me = Я разговариваю только лично: https://t.me/{ $bot }

back = ‹ Назад
menu = ☰ Меню
cancel = Отмена
more = Раньше ›
