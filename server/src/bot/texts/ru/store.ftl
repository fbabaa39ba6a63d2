# Бот магазина: меню, помощь и то, что обязательно сообщить.

store-home-what = Здесь можно купить звёзды Telegram — себе или кому-то ещё. Кому они придут и сколько это стоит, видно до оплаты.
store-home-buy = ⭐ Купить звёзды
store-home-orders = 🧾 Мои заказы
store-home-language = 🌐 Язык

store-help-title = <b>Как это устроено</b>
store-help-text =
    1. /buy — скажите, сколько звёзд и кому: вам, на @username или по числовому id.
    2. Я найду аккаунт и покажу имя. Пока вы не подтвердите, что всё верно, платить нечего.
    3. Выберите способ оплаты. Цена и комиссия каждого — на его кнопке.
    4. Звёзды приходят, как только оплата видна, обычно за несколько минут. Ход заказа виден в этом чате.

    Если доставить их точно нельзя, деньги вернутся. Если точно не известно, заказ смотрит человек, а деньги до тех пор в сохранности.

    /orders — ваши покупки · /balance — что вернулось вам здесь

store-terms-text =
    • Звёзды идут на аккаунт, который вы подтвердили. После доставки их нельзя забрать или отправить в другое место.
    • Цена действует до времени, указанного рядом с ней.
    • Если вы заплатили немного больше, остаток останется на балансе здесь; если меньше, слишком поздно или дважды — деньги вернутся, если я не скажу иного.
    • Если звёзды точно нельзя доставить, вы получите деньги назад: тем способом, которым платили, или на баланс здесь.
    • Комиссия сети или платёжной системы видна до оплаты.
store-privacy-text = Мы храним ваш номер в Telegram, имя, имя пользователя и язык, аккаунты, для которых вы покупали звёзды, и записи о заказах и платежах. Имя аккаунта получает поставщик, который доставляет звёзды; больше ничего никому не передаётся. Где запросить или удалить свои данные — в /support.
store-paysupport-text = Что-то не так с платежом? Откройте заказ в /orders и напишите оператору этого бота с его номером. За недоставленное деньги возвращаются. Поддержка самого Telegram с платежами здесь помочь не может.
store-support-text = Оператор этого бота ещё не указал здесь адрес. Сохраните номер заказа: его спросят первым.

store-closed = Сейчас звёзды здесь не продаются. Оплаченное всё равно будет доставлено: /orders

store-buy-title = <b>Сколько звёзд?</b>
store-buy-free = Выберите ниже или пришлите число от { NUMBER($min) } до { NUMBER($max) }.
store-buy-stars = { NUMBER($stars) } ⭐
store-buy-offer = { NUMBER($stars) } ⭐ · { $price }
store-buy-not-a-number = Пришлите целое число, например 500.

store-to-title = <b>{ NUMBER($stars) } { $stars ->
        [one] звезда
        [few] звезды
       *[other] звёзд
    } — кому?</b>
store-to-how = Пришлите @username или числовой id в Telegram — или выберите себя ниже.
store-to-how-other = Пришлите @username или числовой id в Telegram того, кому они предназначены.
store-to-no-username = У вас самих нет @username. Звёзды можно отправить только на аккаунт, у которого он есть: задайте его в настройках Telegram и возвращайтесь.
store-to-me = 👤 Мне (@{ $username })
store-to-bad = { $reason ->
        [no_username] У этого аккаунта нет @username, а звёзды можно отправить только туда, где он есть. Его задают в настройках Telegram.
        [number] Я не знаю этот id, или у аккаунта нет @username. Пришлите @username: звёзды можно отправить только туда, где он есть.
        [malformed] Это не @username и не числовой id. Пришлите, например, @durov или 123456789.
        [not_found] Такого аккаунта нет. Проверьте, как он написан, и пришлите ещё раз.
       *[other] На этот аккаунт ничего нельзя отправить. Проверьте, как он написан, или назовите другой.
    }

store-sure-title = <b>Пополняем @{ $username } — верно?</b>
store-sure-what = { NUMBER($stars) } { $stars ->
        [one] звезда
        [few] звезды
       *[other] звёзд
    } для @{ $username }
store-sure-name = Имя: { $name }
store-sure-final = После доставки звёзды нельзя забрать.
store-sure-unverified = ⚠️ <b>Не проверено.</b> Сейчас никто не смог подтвердить, что на @{ $username } можно отправить звёзды. Проверьте имя по буквам: после доставки звёзды нельзя забрать.
store-sure-yes = ✅ Да
store-sure-yes-anyway = ⚠️ Не проверено, но всё верно
store-sure-other = ✏️ Кому-то другому
store-sure-change = ✏️ Другое имя
store-sure-look = Та кнопка была о другом. Посмотрите ещё раз.
store-sure-lost = Сейчас не удалось проверить этот аккаунт. Посмотрите ещё раз.

store-pay-title = <b>{ NUMBER($stars) } { $stars ->
        [one] звезда
        [few] звезды
       *[other] звёзд
    } для @{ $username }</b>
store-pay-price = Цена: <b>{ $price }</b>
store-pay-choose = Как вы хотите заплатить?
store-pay-none = Сейчас ни один способ оплаты не открыт. Попробуйте чуть позже.
store-pay-way = • { $name }: { $amount }, без комиссии сверху
store-pay-way-fee = • { $name }: { $amount }, из них комиссия { $fee }
store-pay-balance-has = • Баланс: у вас { $balance }
store-pay-by = { $name } · { $amount }
store-pay-by-balance = 💰 Баланс · { $amount }
store-pay-until = Цена действует до { $until }.
store-pay-ended = Время этой цены вышло.
store-pay-again = 🔄 Узнать цену заново
store-pay-look = Та кнопка была о другой цене. Вот что вы покупаете сейчас.
store-pay-renewed = Время той цены вышло. Вот цена сейчас.

store-canceled = Отменено. Ничего не заказано. Уже сделанные заказы — в /orders.

store-order-title = <b>Заказ №{ $number }</b>
store-order-what = { NUMBER($stars) } { $stars ->
        [one] звезда
        [few] звезды
       *[other] звёзд
    } для @{ $username }
store-order-status = { $status ->
        [awaiting_payment] ⏳ Ждём вашу оплату.
        [expired] ⌛ Заказ не оплачен вовремя. Если деньги ещё в пути, они пойдут на этот заказ, пока позволяет цена, или вернутся.
        [canceled] ✖️ Отменён. Если деньги всё же придут, они вернутся.
        [paid] ✅ Оплачено
    ⏳ Заказываем звёзды
        [delivering] ✅ Оплачено
    ⏳ Звёзды в пути
        [review] ✅ Оплачено
    🔎 Пока не точно, дошли ли звёзды. Это смотрит человек, а ваши деньги до тех пор в сохранности.
        [delivered] ✅ Оплачено
    ✅ { NUMBER($stars) } { $stars ->
        [one] звезда отправлена
        [few] звезды отправлены
       *[other] звёзд отправлено
    } на @{ $username }
        [failed] ❌ Звёзды не удалось доставить. Деньги возвращаются вам.
        [refunded] ↩️ Звёзды не доставлены или их забрали назад. Деньги вернулись к вам.
        [reversed] ⚠️ Звёзды забрали назад после доставки. О ваших деньгах решает человек.
       *[other] { $status }
    }
store-order-price = Цена: { $price } · { $way ->
        [balance] с вашего баланса
        [none] способ оплаты ещё не выбран
       *[other] { $way }
    }
store-order-ordered = Заказано: { $at }
store-order-paid = Оплачено: { $at }
store-order-ended = { $status ->
        [delivered] Доставлено
        [refunded] Деньги возвращены
       *[other] Завершено
    }: { $at }
store-order-proof = Квитанция: <code>{ $proof }</code>
store-order-back = { $reason ->
        [underpaid] Пришло меньше цены
        [late] Деньги пришли слишком поздно
        [paid_after_cancel] Деньги пришли после отмены заказа
        [paid_twice] Заказ оплачен дважды
        [failed] Звёзды не доставлены
        [reversed] Звёзды забрали назад
       *[other] Деньги не понадобились
    }: { $amount } { $status ->
        [returning] возвращается вам
        [returned] вернулось туда, откуда пришло
        [credited] на вашем балансе: /balance
       *[other] возвращается
    }.
store-order-look = 🔄 Проверить
store-order-again = ⭐ Купить ещё
store-order-ways = 💱 Другой способ
store-order-cancel = ✖️ Отменить заказ
store-order-canceled = Заказ отменён.

store-invoice-link = К оплате: <b>{ $amount }</b> ({ $way }). Нажмите кнопку и заплатите; я увижу это сам.
store-invoice-address = К оплате: отправьте <b>{ $amount }</b> на
    <code>{ $address }</code>
store-invoice-comment = с этим комментарием, точь-в-точь:
    <code>{ $comment }</code>
store-invoice-fee = Комиссия этого способа уже входит: { $fee }.
store-invoice-care = ⚠️ Отправьте ровно эту сумму и не забудьте комментарий: по ним я узнаю, что это ваш платёж.
store-invoice-until = Оплатите до { $until }.
store-invoice-page = 🌐 Страница заказа
store-invoice-pay = 💳 Заплатить { $amount }

store-orders-title = <b>Ваши заказы</b>
store-orders-none = Вы ещё ничего не покупали.
store-orders-one = №{ $number } · { $at } · { NUMBER($stars) } ⭐ → @{ $username } · { $price } · { $status ->
        [awaiting_payment] ждёт оплаты
        [expired] не оплачен вовремя
        [canceled] отменён
        [paid] оплачен
        [delivering] в пути
        [review] проверяется
        [delivered] доставлен
        [failed] деньги возвращаются
        [refunded] деньги возвращены
        [reversed] забрали назад
       *[other] { $status }
    }
store-orders-look = { $status ->
        [awaiting_payment] ⏳
        [paid] ⏳
        [delivering] ⏳
        [review] 🔎
        [delivered] ✅
        [refunded] ↩️
        [failed] ↩️
        [reversed] ⚠️
       *[other] ✖️
    } №{ $number } · { NUMBER($stars) } ⭐ → @{ $username }

store-balance-owed = Вы должны { $amount }: платёж отозвали. Следующее поступление сначала погасит это.
store-balance-what = Сюда приходит то, что не удалось доставить или уплачено лишнего, когда вернуть тем же способом нельзя. Этим можно оплатить следующий заказ; чтобы вывести, напишите в /support.

store-notice = { $kind ->
        [delivered] ✅
        [paid] ✅
        [delivering] ⏳
        [review] 🔎
        [refunded] ↩️
        [credited] 💰
        [overpaid] 💰
        [expired] ⌛
        [canceled] ✖️
       *[other] ⚠️
    } { $text }
store-notice-look = 🧾 Заказ
