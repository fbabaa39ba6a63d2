# Settings, data, invitations, help.

settings-title = <b>Settings</b>
settings-news = { $state ->
        [on] Notifications: with sound.
       *[off] Notifications: without sound.
    }
settings-news-switch = { $state ->
        [on] 🔕 Without sound
       *[off] 🔔 With sound
    }
settings-language = 🌐 Language · Язык
settings-book = 📒 Address book
settings-export = 📦 Export my data
settings-delete = 🗑 Delete my data
export-done = This is everything we keep of you.

erase-title = <b>Delete my data?</b>
erase-what = Your name, username, language, devices, invitations and messages are deleted. The records of money stay under a number without a name, as the law asks. It cannot be undone. It is refused while there is money of yours here, so that nothing is lost.
erase-yes = 🗑 Delete it all
erased = Done. Nothing that says who you are is left. If you write to me again, we meet for the first time.

invite-title = <b>Invite people</b>
invite-how = You get 10 % of what they earn, and 3 % of what those earn whom they invite. It is paid by us out of our fee, not by them; it is held and taken back together with the reward it belongs to. Nothing is paid for inviting alone.
invite-link = Your link: <code>{ $link }</code>
invite-first = You have invited { $count ->
        [one] { $count } person
       *[other] { $count } people
    }.
invite-second = They have invited { $count ->
        [one] { $count } person
       *[other] { $count } people
    }.
invite-sum = It has brought you <b>{ $released }</b>; { $held } more is held.
invite-share = 📤 Share the link

help-title = <b>How this works</b>
help-text =
    1. Take a task and do it before its time is over.
    2. Press “Check”. When I see that it is done, the reward is held for you.
    3. Stay until the date you are told. I look once more, and the reward is yours.
    4. Withdraw it from your balance.

    /tasks tasks for you · /rewards your rewards · /balance your money
    /withdraw take it out · /invite your link · /settings language, notifications, your data
    /menu the menu · /support write to a person
help-terms = 📜 Terms
help-privacy = 🔏 Privacy
help-paysupport = 💳 Payments
help-support = 🙋 Support
help-opt-out = 🚫 No tasks about my channel

terms-title = <b>Terms</b>
terms-text = Tasks are advertising and are labelled so. Rewards are held and taken back as each task says; you can appeal within 7 days. Stars and TON on your balance are yours to withdraw by the ways that are open here. Programs, bought accounts and several accounts of one person are not paid. You may stop at any time.
privacy-title = <b>Privacy</b>
privacy-text = We keep your Telegram number, name, username, language and whether you have Premium, what you did here, and the records of money. To stop fraud we keep hashes of devices and addresses for 60 days. We pass nothing on. /settings exports and deletes your data.
paysupport-title = <b>Payments</b>
paysupport-text = Something wrong with a payment? Write to the operator of this bot and name the date and the amount. What you have not spent is paid back. Telegram's own support cannot help with payments made here.
support-title = <b>Support</b>
support-text = The operator of this bot has not written an address here yet. Decisions about rewards are appealed with the button below the reward, and tasks are complained of with the button below the task.

settings-limits = ⚖️ My limits
limits-title = <b>What you may do, and why</b>
limits-now = At once: up to { $open ->
        [one] <b>{ $open }</b> task
       *[other] <b>{ $open }</b> tasks
    }. Within 24 hours: up to <b>{ $day }</b>.
limits-none = You cannot take tasks for now.
limits-hold = Your rewards are held for { $percent } % of the usual time.
limits-why = This is what it follows from:
limits-no-reasons = There is nothing yet that it follows from: everybody begins like this.
limits-how = It is computed by rules that are the same for all, from what happened here, and anew each time. Rewards that you keep to the end raise it. Is something wrong? /support
limits-raises = ⬆️ { $reason }
limits-lowers = ⬇️ { $reason }
limits-refuses = ⛔ { $reason }
limits-retention = { $value } % of your rewards were kept to the end
limits-void-rate = { $value } % of your rewards of the last 30 days were taken back
limits-unfinished = { $value } % of the tasks you took in the last 30 days were not done
limits-velocity = { $value ->
        [one] { $value } task
       *[other] { $value } tasks
    } done within the last hour
limits-account-age = your account seems to be { $value ->
        [0] less than a year
        [one] { $value } year
       *[other] { $value } years
    } old, by its number
limits-premium = { $state ->
        [on] you have Telegram Premium
       *[off] you have no Telegram Premium
    }
limits-rating = your rating in Telegram is { $value }
limits-shared-device = { $value ->
        [one] { $value } other person uses
       *[other] { $value } other people use
    } your device
limits-shared-address = { $value ->
        [one] { $value } other person came
       *[other] { $value } other people came
    } from your address
limits-complaints = { $value ->
        [one] { $value } complaint was
       *[other] { $value } complaints were
    } decided against you in the last 30 days
limits-control-failed = { $value ->
        [one] { $value } control task was
       *[other] { $value } control tasks were
    } not passed
