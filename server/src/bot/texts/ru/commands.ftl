# What Telegram shows beside the text field: plain text, at most 256 characters each.

command-menu = Меню
command-tasks = Задания для вас
command-rewards = Ваши награды
command-balance = Ваш баланс
command-withdraw = Вывод
command-advertise = Реклама канала или бота
command-settings = Язык, уведомления, данные
command-help = Как это работает
command-paysupport = Вопросы о платежах
command-buy = Купить звёзды
command-orders = Ваши заказы
command-language = Язык
