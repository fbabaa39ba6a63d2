# Balance, statement, withdrawals. Written for workers and advertisers alike.

money-title = <b>Ваш баланс</b>
money-nothing = Пока пусто.
money-has = • { $amount }
money-owes = Вы должны { $amount }: платёж был отозван. Следующие поступления сначала покроют долг.
money-held-note = Награды, которые ещё удерживаются, сюда не входят.
money-withdraw = ⬆️ Вывести
money-deposit = ⬇️ Пополнить
money-statement = 📄 Выписка { $asset }
money-payouts = 🕓 Выводы
money-held = 🎁 Награды на удержании

moves-title = <b>Выписка { $asset }</b>, { $days ->
        [one] последний { $days } день
        [few] последние { $days } дня
       *[many] последние { $days } дней
    }
moves-one = { $at }: { $sign ->
        [out] −
       *[in] +
    }{ $amount } · { $reason ->
        [hold_release] награда выдана
        [payout_requested] вывод
        [payout_returned] вывод возвращён
        [payout_bounced] вывод возвращён
        [funds_deposit] пополнение
        [funds_top_up] пополнение в USD
        [funds_charge_back] платёж отозван
        [funds_conversion] обмен
        [task_created] оплата задания
        [task_refunded] возврат за задание
        [claim_voided] возврат за место
        [hold_void] возврат за место
        [appeal_upheld] апелляция удовлетворена
       *[other] { $reason }
    }
moves-none = Движений не было.
moves-closing = Баланс: <b>{ $amount }</b>
moves-more = Показаны последние движения. Полная выписка в CSV доступна по API.

withdraw-title = <b>Вывод</b>
withdraw-none = Выводить нечего, или для ваших средств нет открытого способа. Для некоторых способов нужен @username в настройках Telegram.
withdraw-how = Выберите способ. Комиссия и сумма к получению будут показаны заранее.
withdraw-way = { $rail ->
        [stars_manual] Звёзды, отправим мы
        [stars_supplier] Звёзды на ваш @username
        [stars_premium] Telegram Premium
        [stars_gift] Подарок в Telegram
        [stars_refund] Возврат ваших платежей
        [ton] TON на кошелёк
       *[other] { $rail }
    } · у вас { $amount }
withdraw-book = 📒 Адресная книга

wd-to-title = <b>Куда?</b> ({ $asset })
wd-to-paste = Отправьте адрес так, как его показывает кошелёк: 48 знаков, в начале UQ или EQ. Для биржи добавьте memo через пробел.
wd-to-cooling = «{ $label }» — новый адрес, платить на него можно с { $at }.
wd-to-entry = { $label } · { $address }

wd-pick-title = <b>Что именно?</b>
wd-pick-note = Это покупается для вас по цене Telegram, обратно в звёзды не превращается.
wd-pick-one = { $kind ->
        [months] Premium на { $name } мес.
       *[gift] { $name }
    } · { $price }

wd-sum-title = <b>Сколько?</b> Отправьте число.
wd-sum-has = У вас { $amount }.
wd-sum-minimum = Наименьший вывод: { $amount }.
wd-sum-too-little = Пока этого недостаточно.
wd-sum-all = Всё · { $amount }

wd-sure-title = <b>Всё верно?</b>
wd-sure-way = { $rail ->
        [stars_manual] Звёзды, отправим мы
        [stars_supplier] Звёзды на ваш @username
        [stars_premium] Telegram Premium
        [stars_gift] Подарок в Telegram
        [stars_refund] Возврат ваших платежей
        [ton] TON на кошелёк
       *[other] { $rail }
    } → { $to }
wd-sure-takes = С баланса: { $amount }
wd-sure-fee = Наша комиссия: { $amount }
wd-sure-net = Вы получите: <b>{ $amount }</b>
wd-sure-by-hand = Перед отправкой на вывод посмотрит человек.
wd-sure-at-once = Отправка автоматическая.
wd-sure-rests = Сначала подождём: { $span }. До этого вывод можно отменить.
wd-sure-stopped = Вывод временно остановлен. Деньги остаются на вашем балансе.
wd-sure-yes = ✅ Вывести
wd-done = Вывод в пути.

book-title = <b>Адресная книга</b>
book-empty = Она пуста.
book-entry = • { $label }: <code>{ $address }</code>
book-cooling = • { $label }: <code>{ $address }</code>, с { $at }
book-how = Чтобы добавить адрес, отправьте адрес TON и через пробел название.
book-remove = 🗑 { $label }
book-removed = Удалено.
book-added = Добавлено. Новый адрес может некоторое время ждать, прежде чем на него можно платить.

payout-title = <b>Вывод</b> от { $at } · { $rail ->
        [stars_manual] звёзды
        [stars_supplier] звёзды
        [stars_premium] Premium
        [stars_gift] подарок
        [stars_refund] возврат платежей
        [ton] TON
       *[other] { $rail }
    }
payout-status = { $status ->
        [requested] ⏳ Ждёт одобрения.
        [approved] ⏳ Одобрен, скоро уйдёт.
        [sending] ⏳ Отправляется.
        [sent] 📤 Отправлен, ждём подтверждения.
        [unknown] 📤 Отправлен, проверяем, что дошёл.
        [confirmed] ✅ Получен.
       *[other] { $outcome ->
            [rejected] ↩️ Отклонён. Деньги снова на вашем балансе.
            [canceled] ↩️ Вы его отменили. Деньги снова на вашем балансе.
            [bounced] ↩️ Вернулся обратно. Деньги снова на вашем балансе.
           *[other] ↩️ Отправить не удалось. Деньги снова на вашем балансе.
        }
    }
payout-cancel = ✖️ Отменить
payout-canceled = Отменено. Деньги на вашем балансе.
payout-refresh = 🔄 Обновить
payouts-title = <b>Ваши выводы</b>
payouts-none = Пока нет.
payouts-one = { $status ->
        [confirmed] ✅
        [returned] ↩️
        [rejected] ↩️
        [canceled] ↩️
        [failed] ↩️
       *[other] { $outcome ->
            [none] ⏳
           *[other] ↩️
        }
    } { $amount }
