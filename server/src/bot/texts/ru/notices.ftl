# What the bot tells people by itself: one text for each kind of notice.

notice-look = 👀 Посмотреть
notice-queue = 🗂 Модерация
notice-reward_held = ✅ «{ $title }» выполнено. <b>{ $amount }</b> удерживается для вас и станет вашей наградой { $at }. Если уйдёте раньше, она вернётся.
notice-reward_released = 🎉 <b>{ $amount }</b> за «{ $title }» на вашем балансе.
notice-reward_voided = ↩️ Награда <b>{ $amount }</b> за «{ $title }» отозвана. { $reason ->
        [left] Вы вышли.
        [banned] Вас там удалили.
        [boost_moved] Вашего буста там больше нет.
        [stopped] Вы заблокировали бота.
        [fraud] Есть признаки нескольких аккаунтов или программы.
       *[other] Так решил человек.
    } Если это ошибка, подайте апелляцию до { $at }.
notice-claim_expired = ⌛ Время для «{ $title }» вышло раньше, чем задание было выполнено. Ничего не потеряно; возьмите снова, если есть место.
notice-claim_not_verified = 🤔 Я видел вас в «{ $title }», но засчитать не смог: { $reason ->
        [was_there] вы были там раньше.
        [staff] владельцам и администраторам за это не платят.
        [request_pending] ваша заявка ещё не принята.
        [no_boost] нового буста от вас нет.
       *[other] посмотрите, чего не хватает.
    }
notice-referral_released = 👥 <b>{ $amount }</b> от приглашённого вами человека на вашем балансе.
notice-task_live = 🟢 Ваше задание «{ $title }» открыто.
notice-task_rejected = 🔴 Ваше задание «{ $title }» не принято, <b>{ $amount }</b> снова на вашем балансе. Причина: { $reason ->
        [none] не указана
       *[other] { $reason }
    }.
notice-task_paused = ⏸ Ваше задание «{ $title }» на паузе: { $reason ->
        [advertiser] вы сами его остановили.
        [operator] его остановил оператор.
        [bot_lost] я больше не могу там проверять. Снова назначьте меня администратором, и оно продолжится. До тех пор у тех, кто его выполнил, ничего не отнимается.
        [complaints] пожаловались несколько человек. На задание посмотрит человек.
        [charge_back] ваш платёж был отозван.
        [opt_out] тот, кто за это отвечает, не хочет таких заданий.
        [changed] название или ссылка изменились. На задание посмотрит человек.
       *[other] { $reason }
    }
notice-task_resumed = ▶️ Ваше задание «{ $title }» продолжается.
notice-task_done = 🏁 Все места задания «{ $title }» выполнены. Кто уйдёт в срок гарантии, того заменят.
notice-task_ended = ⏹ Ваше задание «{ $title }» завершено. Неиспользованное снова на балансе: <b>{ $amount }</b>.
notice-slot_reopened = 🔁 Кто-то ушёл из «{ $title }». Место снова открыто, для вас бесплатно.
notice-appeal_decided = ⚖️ Решение по вашей апелляции: { $outcome ->
        [upheld] вы правы, награда на вашем балансе.
       *[dismissed] награда остаётся отозванной.
    } { $reason ->
        [none] {""}
       *[other] { $reason }
    }
notice-complaint_decided = ⚠️ Решение по вашей жалобе: { $outcome ->
        [upheld] вы были правы. Спасибо.
       *[dismissed] с заданием всё в порядке.
    }
notice-limits_changed = 📏 Изменилось то, сколько заданий можно брать сразу. { $reason ->
        [none] {""}
       *[other] { $reason }
    }
notice-charge_back = ⚠️ Платёж <b>{ $amount }</b> отозван. { $debt ->
        [none] {""}
       *[other] Не покрыто: { $debt }. Задания могут быть приостановлены.
    }
notice-deposit_arrived = ⬇️ <b>{ $amount }</b> поступило на ваш баланс.
notice-payout_sent = ⬆️ Вывод <b>{ $amount }</b> отправлен.
notice-payout_returned = ↩️ Вывод <b>{ $amount }</b> вернулся на ваш баланс. { $reason ->
        [none] {""}
       *[other] { $reason }
    }
notice-moderation_waiting = 🗂 «{ $title }» ждёт решения.
