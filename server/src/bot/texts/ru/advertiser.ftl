# Что читают рекламодатели и те, кто решает об их заданиях.

ad-kind =
    { $kind ->
        [subscribe] подписаться на канал
        [boost] дать каналу буст
       *[bot_start] запустить бота
    }
ad-topic =
    { $topic ->
        [general] Общее
        [news] Новости
        [education] Образование
        [entertainment] Развлечения
        [games] Игры
        [technology] Технологии
        [business] Бизнес
        [music] Музыка
        [sport] Спорт
        [travel] Путешествия
        [shopping] Покупки
        [art] Искусство
        [crypto] Криптовалюты
        [finance] Финансы
        [health] Здоровье
        [politics] Политика
        [religion] Религия
        [dating] Знакомства
        [alcohol] Алкоголь
       *[other] Другое
    }
ad-status =
    { $status ->
        [review] 🔎 На проверке у модератора
        [live] 🟢 Идёт
        [paused] ⏸ На паузе
        [done] ✅ Все на месте
        [rejected] 🚫 Отклонено
       *[ended] ⏹ Завершено
    }
ad-paused =
    { $reason ->
        [advertiser] ⏸ Вы поставили на паузу
        [operator] ⏸ На паузе по решению оператора
        [bot_lost] ⏸ На паузе: я не вижу канал
        [complaints] ⏸ На паузе: есть жалобы
        [charge_back] ⏸ На паузе: пополнение отозвано
        [opt_out] ⏸ На паузе: канал этого не хочет
       *[changed] ⏸ На паузе: канал изменился
    }
ad-pause-help =
    { $reason ->
        [advertiser] Продолжится, когда вы снимете паузу. Кто начал, может закончить.
        [operator] Спросите причину: /support
        [bot_lost] Снова сделайте меня администратором канала, и задание продолжится само. Тем, кто своё выполнил, заплатят в любом случае.
        [complaints] Им занимается модератор.
        [charge_back] Верните отозванное на баланс и напишите в /support.
        [opt_out] Задание завершается, остаток вернётся вам.
       *[changed] Модератор смотрит, что изменилось.
    }
ad-nothing = пока ничего
ad-amount = • { $amount }
ad-each = { $amount } за человека
ad-people =
    { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[other] { $count } человек
    }
ad-progress = { $bar } { $done } из { $of }
ad-next = Дальше ›
ad-later = Закончить позже
ad-kept = Сохранено. Продолжайте, когда захотите.
ad-drop = 🗑 Выбросить
ad-dropped = Выброшено.
ad-refresh = ↻ Обновить

ad-home-title = <b>📣 Реклама</b>
ad-home-what = Настоящие люди заглянут в ваш канал или бот. Они знают, что это реклама и что за неё платят. Вы платите за тех, кто остался.
ad-home-balance = На вашем балансе:
ad-home-owed = ⚠️ Долг после отзыва пополнения: { $amount }
ad-home-draft = ✏️ Вы начали задание. Оно вас ждёт.
ad-continue = ✏️ Продолжить задание
ad-new = ➕ Новое задание
ad-mine = 📋 Мои задания
ad-top-up = 💳 Пополнить
ad-shield = 🛡 Не рекламировать мой канал
ad-queue = 🔎 Ждут решения

topup-title = <b>💳 Пополнить</b>
topup-none = Сейчас ни один способ оплаты не открыт.
topup-way =
    { $asset ->
        [XTR] ⭐ Звёзды: от { $minimum }, оплата прямо в Telegram
       *[other] 💎 { $asset }: от { $minimum }, с любого кошелька
    }
topup-what = Деньги лежат на вашем балансе, пока вы не закажете задание. Звёзды вносятся для заданий здесь; как их вернуть, сказано в /paysupport.
topup-by =
    { $asset ->
        [XTR] ⭐ Звёзды
       *[other] 💎 { $asset }
    }
topup-how-much =
    { $asset ->
        [XTR] <b>Сколько звёзд?</b> Нажмите сумму или пришлите целое число.
       *[other] <b>Сколько { $asset }?</b> Нажмите сумму или пришлите, например, 2.5.
    }
topup-least = Не меньше { $minimum }.
topup-amount = { $amount }
topup-pay = Оплатить { $amount }
topup-pay-title = <b>Пополнение на { $amount }</b>
topup-pay-stars = Нажмите кнопку и оплатите. На балансе будет, как только Telegram подтвердит, обычно сразу.
topup-pay-address = Отправьте { $amount } на адрес
    <code>{ $address }</code>
topup-pay-comment = с таким комментарием, точь-в-точь:
    <code>{ $comment }</code>
topup-pay-care = ⚠️ Без комментария я не пойму, что это от вас. На балансе будет примерно через минуту после отправки.
topup-pay-until = Жду до { $until }.
topup-look = Посмотреть баланс
topup-gone = Здесь больше нечего оплачивать.

new-kind-title = <b>➕ Новое задание</b> · Что нужно сделать?
new-kind-what =
    { $kind ->
        [subscribe] • <b>Подписаться на канал</b> и остаться. Я вижу, кто пришёл по заданию и кто ушёл.
        [boost] • <b>Дать каналу буст</b> с Telegram Premium. Я вижу каждый буст и когда его переносят.
       *[bot_start] • <b>Запустить бота</b>. Кто запустил, мне сообщит ваш бот или мини-приложение.
    }
new-kind-name =
    { $kind ->
        [subscribe] Подписка на канал
        [boost] Буст канала
       *[bot_start] Запуск бота
    }
new-kind-none = Новые задания сейчас на паузе.
new-kind-open = Отзывы, оценки, голоса, комментарии и жалобы на других здесь не продаются.

new-proof-title = <b>Как я узнаю, кто запустил вашего бота?</b> Telegram сообщает об этом только самому боту.
new-proof-what =
    { $proof ->
        [callback] • <b>Сообщит ваша программа.</b> Она получит токен вместе с /start и обратится ко мне с подписью. Она же скажет, кто остановил бота.
        [mini_app] • <b>Докажет ваше мини-приложение.</b> Оно передаст то, что подписал Telegram; общий секрет не нужен.
       *[instance] • <b>Бот уже подключён здесь.</b> Делать ничего не нужно: его запуски я вижу сам.
    }
new-proof-name =
    { $proof ->
        [callback] Сообщит моя программа
        [mini_app] Докажет мини-приложение
       *[instance] Он подключён здесь
    }

new-target-title =
    { $kind ->
        [subscribe] <b>На какой канал подписываться?</b>
        [boost] <b>Какому каналу давать буст?</b>
       *[bot_start] <b>Какого бота запускать?</b>
    }
new-target-how =
    { $kind ->
        [bot_start] Пришлите его @username или ссылку. Владелец бота и вы должны быть одним лицом.
       *[other] Выберите канал кнопкой под полем ввода или пришлите ссылку или @username. Вы должны быть там администратором.
    }
new-target-right =
    { $kind ->
        [subscribe] Мне нужно быть администратором с одним правом: <b>«Пригласительные ссылки»</b>. По ней я создаю ссылку этого задания и вижу, кто по ней пришёл. Больше ничего не прошу и ничего не публикую.
       *[other] Мне нужно быть администратором, особых прав не надо: бусты видят только администраторы. Я ничего не публикую.
    }
new-target-give = Вручную: канал › Администраторы › Добавить администратора › @{ $bot }.
new-target-proof =
    { $proof ->
        [callback] Что должна прислать ваша программа, сказано в документации, раздел «bot starts».
        [mini_app] Ваше мини-приложение передаёт нам свои initData без изменений.
       *[instance] Бот должен быть подключён к этой установке.
    }
new-target-pick = 📢 Выбрать мой канал
new-target-send = Пришлите ссылку или @username либо выберите канал.
new-target-found = { $title }: это ваше.
new-target-problem =
    { $reason ->
        [not_found] Не нахожу. Проверьте ссылку; для закрытого канала нажмите кнопку под полем ввода.
        [bot_not_admin] Я там не администратор. Откройте канал › Администраторы › Добавить администратора › @{ $bot } и пришлите ещё раз.
        [rights_missing] Я там администратор, но без права «Пригласительные ссылки». Откройте канал › Администраторы › @{ $bot }, включите его и пришлите ещё раз.
        [not_their_admin] Вы там не администратор. Заказывать для канала могут только те, кто им управляет.
       *[wrong_type] Это что-то другое. Для задания о канале пришлите канал, для задания о боте — бота.
    }
new-target-unknown =
    { $reason ->
        [bot_lost] Не могу посмотреть: я там больше не администратор.
        [target_gone] Этого больше нет.
       *[other] Telegram сейчас не отвечает. Пришлите ещё раз через минуту.
    }

new-topic-title = <b>О чём это?</b> Тему видят исполнители, и не всем интересно всё.
new-topic-risky = Криптовалюты, финансы, здоровье, политику, религию, знакомства и алкоголь смотрят двое, это дольше.
new-topic-forbidden = Не берём: материалы для взрослых, азартные игры, медицину, обещания дохода, голоса, отзывы, оружие, наркотики.

new-reward-title =
    { $kind ->
        [subscribe] <b>Сколько получит человек за подписку, с которой остался?</b>
        [boost] <b>Сколько получит человек за буст, который остался?</b>
       *[bot_start] <b>Сколько получит человек за запуск?</b>
    }
new-reward-least = Не меньше: { $least }
new-reward-usual = Обычно: { $usual }
new-reward-fee = Сверху наша комиссия: { $fee } % от награды. Из неё платят тому, кто пригласил исполнителя.
new-reward-send =
    { $asset ->
        [XTR] Нажмите или пришлите число звёзд, например 1.5.
       *[other] Нажмите или пришлите сумму в { $asset }, например 0.01.
    }
new-reward-in = Лучше в { $asset ->
    [XTR] звёздах
   *[other] { $asset }
    }
new-reward-less = Это меньше, чем { $least }.

new-slots-title = <b>Сколько человек?</b> Нажмите число или пришлите своё.
new-slots-range = От { $min } до { $max }.

new-who-title = <b>Для кого?</b> Каждое условие немного повышает цену и оставляет меньше людей.
new-who-any = 🌐 Любой язык
new-who-languages = 🌐 Telegram на языках: { $codes }
new-who-premium = ⭐ Только с Premium
new-who-new = 🆕 Только те, кто там ещё не был
new-who-language = { $on ->
    [yes] ✓ { $code }
   *[no] { $code }
    }
new-who-toggle =
    { $what ->
        [premium] { $on ->
            [yes] ✓ Premium
           *[no] Premium
        }
       *[new] { $on ->
            [yes] ✓ Только новые
           *[no] Только новые
        }
    }
new-who-price = Один человек стоит { $unit } (награда × { $multiplier }, с комиссией).
new-who-pool =
    { $count ->
        [0] 👥 Сейчас не подходит никто; новые люди приходят каждый день.
        [one] 👥 Подходит примерно { $count } человек.
        [few] 👥 Подходят примерно { $count } человека.
       *[other] 👥 Подходят примерно { $count } человек.
    }
new-who-no-price = Цена появится, когда будет заполнено остальное.

new-pace-title = <b>Как быстро?</b> Спокойный рост похож на то, что есть: люди пришли сами.
new-pace-free = ⏩ Как быстро люди приходят
new-pace-limit =
    { $count ->
        [one] ⏱ Не больше { $count } человека в час
       *[other] ⏱ Не больше { $count } человек в час
    }
new-pace-always = 🌞 Днём и ночью
new-pace-quiet = 🌙 Кроме времени с { $from }:00 до { $to }:00 ({ $zone })
new-pace-send = Нажмите или пришлите, сколько человек в час. Тихие часы — например, 23-8 UTC+3.
new-pace-any = Без предела
new-pace-hour = { $count } в час
new-pace-no-quiet = Днём и ночью
new-pace-unclear = Пришлите число, например 30, или тихие часы, например 23-8 UTC+3.

new-sum-title = <b>Ваше задание</b>
new-sum-what =
    { $count ->
        [one] <b>{ $title }</b>: { $kind }, { $count } человек
        [few] <b>{ $title }</b>: { $kind }, { $count } человека
       *[other] <b>{ $title }</b>: { $kind }, { $count } человек
    }
new-sum-topic = 🏷 { $topic }
new-sum-unit = За каждого: { $reward } исполнителю + { $fee } комиссии = { $unit }
new-sum-total = { $count } × { $unit } = <b>{ $total }</b>
new-sum-balance = На балансе: { $balance }
new-sum-missing = Не хватает: { $missing }. Пополните и возвращайтесь.
new-sum-hold = ⏳ Награда удерживается: { $hold }. Кто уйдёт раньше, не получит ничего.
new-sum-guarantee = ♻️ Если кто-то уйдёт за { $guarantee }, место заполнится заново бесплатно.
new-sum-label = В задании указано, что это реклама и что за неё платят.
new-sum-not-proven = ⚠️ Я больше не вижу, что это ваше. Откройте «Что», там сказано, чего не хватает.
new-sum-review = 🔎 Сначала его посмотрит модератор. Если отклонит, вернётся всё.
new-sum-order = ✅ Заказать за { $total }
new-sum-top-up = 💳 Пополнить на { $missing }
new-sum-target = Что
new-sum-reward = Награда
new-sum-slots = Сколько
new-sum-who = Для кого
new-sum-pace = Как быстро
new-sum-topics = Тема
new-sum-ordered = Заказано. Сообщу, когда начнётся.
new-sum-gone = Это задание уже заказано или выброшено.

ad-finding =
    { $code ->
        [kind_not_allowed] 🚫 Такие задания здесь не берут.
        [category_forbidden] 🚫 Эту тему не берём.
        [opted_out] 🚫 Владельцы не хотят заданий об этом.
        [blocked_target] 🚫 Задания об этом не берём.
        [blocked_domain] 🚫 Ссылка ведёт на сайт, который не берём: { $detail }
        [blocked_word] 🚫 Слово, которое не берём: { $detail }
        [blocked_country] 🚫 Из этой страны не берём.
        [duplicate_task] 🔎 Об этом уже есть открытое задание.
        [risky_category] 🔎 Эту тему смотрят двое.
        [unknown_category] 🔎 Такой темы мы не знаем.
        [suspicious_word] 🔎 Слово, на которое посмотрят: { $detail }
        [short_link] 🔎 Короткая ссылка скрывает, куда ведёт: { $detail }
        [foreign_link] 🔎 Ссылка ведёт из Telegram: { $detail }
        [channel_small] ℹ️ Канал маленький ({ $detail }).
        [channel_new] 🔎 Канал новый.
        [slots_above_size] 🔎 Заказано больше людей, чем там есть ({ $detail }).
        [title_changed] 🔎 Название изменилось; было «{ $detail }».
        [username_changed] 🔎 @username изменился; был { $detail }.
        [owner_changed] 🔎 Возможно, теперь это чужое.
        [complaints] 🔎 Были жалобы: { $detail }
       *[other] { $level ->
            [block] 🚫 { $code } { $detail }
           *[other] 🔎 { $code } { $detail }
        }
    }

my-ads-title = <b>📋 Мои задания</b>
my-ads-none = Пока нет.
my-ads-row = <b>{ $number }. { $title }</b> · { $status }
my-ads-open = { $number }. { $title }

ad-title = <b>{ $title }</b> · { $kind }
ad-link = { $link }
ad-rejected-for = Причина: { $reason ->
    [misleading] сказанное не соответствует действительности
    [forbidden_topic] эту тему здесь не берут
    [blocked] это в списке того, что не берут
    [opted_out] владельцы не хотят заданий об этом
    [target_changed] это уже не то, что было при заказе
    [complaints] на это жаловались
    [low_quality] там почти нечего смотреть
    [duplicate] задание об этом уже есть
   *[other] спросите /support, там скажут больше
    }
ad-under-way =
    { $count ->
        [0] Сейчас никто не выполняет.
        [one] { $count } человек выполняет.
        [few] { $count } человека выполняют.
       *[other] { $count } человек выполняют.
    }
ad-escrow = Отложено на это задание: { $escrow }
ad-pause = ⏸ Пауза
ad-resume = ▶️ Продолжить
ad-cancel = ⏹ Отменить
ad-report = 📈 Отчёт
ad-statement = 🧾 Выписка

ad-cancel-title = <b>Отменить «{ $title }»?</b>
ad-cancel-refund =
    { $count ->
        [one] Сразу на баланс: <b>{ $refund }</b> за { $count } свободное место.
        [few] Сразу на баланс: <b>{ $refund }</b> за { $count } свободных места.
       *[other] Сразу на баланс: <b>{ $refund }</b> за { $count } свободных мест.
    }
ad-cancel-open =
    { $count ->
        [one] { $count } человек начал и может закончить; не закончит — его часть тоже вернётся.
        [few] { $count } человека начали и могут закончить; не закончат — их часть тоже вернётся.
       *[other] { $count } человек начали и могут закончить; не закончат — их часть тоже вернётся.
    }
ad-cancel-verified =
    { $count ->
        [one] { $count } человек выполнил: награда удерживается для него и вернётся вам, если он уйдёт.
        [few] { $count } человека выполнили: награды удерживаются для них и вернутся вам, если они уйдут.
       *[other] { $count } человек выполнили: награды удерживаются для них и вернутся вам, если они уйдут.
    }
ad-cancel-do = ⏹ Отменить и вернуть { $refund }
ad-canceled = Отменено. { $refund } снова на балансе.

ad-report-title = <b>📈 { $title }</b>
ad-report-none = Пока никто не выполнил.
ad-report-sum = Пришли: { $verified } · остались: <b>{ $retained }</b> · ушли: { $left }
ad-report-day = { $day }: +{ $verified } −{ $left } → { $retained } на месте
ad-report-proof = Доказательства без имён, связанные хешами; последний — <code>{ $head }</code>… Целиком — по API, отчёт задания.

ad-money-title = <b>🧾 { $title }</b> · что лежало на задании
ad-money-in = { $at }: +{ $amount } · { $reason }
ad-money-out = { $at }: −{ $amount } · { $reason }
ad-money-reason =
    { $reason ->
        [task-created] заказано
        [task-refunded] обратно на ваш баланс
        [claim-verified] выполнено; награда удерживается
        [hold-voided] кто-то ушёл; вернулось для следующего
        [hold-void] кто-то ушёл; вернулось для следующего
        [appeal-upheld] выплачено по апелляции
        [deposit-refunded] пополнение отозвано
       *[other] { $reason }
    }
ad-money-more = … остальное в выписке по API.
ad-money-closing = Сейчас там: <b>{ $closing }</b>

shield-title = <b>🛡 Не рекламировать мой канал</b>
shield-what = Тогда никто не сможет заказать задание о нём, даже если назовёт его своим. Открытые задания о нём завершатся, деньги вернутся.
shield-how = Выберите канал кнопкой под полем ввода или пришлите ссылку. Вы должны быть там администратором, и я (@{ $bot }) тоже, на один этот взгляд; потом меня можно убрать. Для бота пришлите его @username.
shield-done = { $title }: заданий об этом больше не будет.

queue-title = <b>🔎 Ждут решения</b>
queue-none = Ничего не ждёт.
queue-row = { $number }. { $title } · { $cause ->
    [new] новое
    [complaints] жалобы
   *[changed] изменилось
    } · до { $due }
judge-by = От { $owner } · { $topic }
judge-price =
    { $count ->
        [one] { $count } человек по { $unit }
        [few] { $count } человека по { $unit }
       *[other] { $count } человек по { $unit }
    }
judge-clean = ✅ Автоматические проверки ничего не нашли.
judge-risky = 👥 Одобрить должны двое разных людей.
judge-said = { $actor }: { $decision ->
    [approve] одобрено
   *[reject] отклонено
    }
judge-decided = { $outcome ->
    [approved] Одобрено.
    [rejected] Отклонено; деньги вернулись.
   *[gone] Завершилось раньше, чем кто-то решил.
    }
judge-second = Записано. Одобрить должен ещё кто-то другой.
judge-look = Посмотреть
judge-approve = ✅ Одобрить
judge-reject = 🚫 Отклонить …
reject-title = <b>Почему отклонено?</b> Причину прочитает рекламодатель.
reject-reason =
    { $reason ->
        [misleading] Вводит в заблуждение
        [forbidden_topic] Тему не берём
        [blocked] В списке запретов
        [opted_out] Владельцы против
        [target_changed] Изменилось
        [complaints] Жалобы
        [low_quality] Почти пусто
        [duplicate] Повтор
       *[other] Другое
    }
