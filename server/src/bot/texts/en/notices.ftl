# What the bot tells people by itself: one text for each kind of notice.

notice-look = 👀 Have a look
notice-queue = 🗂 Moderation
notice-reward_held = ✅ “{ $title }” is done. <b>{ $amount }</b> is held for you and yours on { $at }. If you leave before, it goes back.
notice-reward_released = 🎉 <b>{ $amount }</b> for “{ $title }” is on your balance.
notice-reward_voided = ↩️ The reward of <b>{ $amount }</b> for “{ $title }” was taken back. { $reason ->
        [left] You had left.
        [banned] You had been removed there.
        [boost_moved] Your boost was not there any more.
        [stopped] You had blocked the bot.
        [fraud] There are signs of more than one account, or of a program.
       *[other] A person decided so.
    } If that is wrong, appeal until { $at }.
notice-claim_expired = ⌛ The time for “{ $title }” was over before it was done. Nothing is lost; take it again if a place is free.
notice-claim_not_verified = 🤔 I saw you at “{ $title }”, but could not count it: { $reason ->
        [was_there] you had been there before.
        [staff] owners and administrators are not paid for being there.
        [request_pending] your request to join has not been accepted yet.
        [no_boost] there is no new boost of yours.
       *[other] have a look at what is missing.
    }
notice-referral_released = 👥 <b>{ $amount }</b> from somebody you invited is on your balance.
notice-task_live = 🟢 Your task “{ $title }” is open.
notice-task_rejected = 🔴 Your task “{ $title }” was not accepted, and <b>{ $amount }</b> is on your balance again. Reason: { $reason ->
        [none] not given
       *[other] { $reason }
    }.
notice-task_paused = ⏸ Your task “{ $title }” is paused: { $reason ->
        [advertiser] you paused it.
        [operator] the operator paused it.
        [bot_lost] I have no right to look there any more. Make me an administrator again, and it goes on. Until then nothing is taken from those who did it.
        [complaints] several people complained. A person looks at it.
        [charge_back] a payment of yours was taken back.
        [opt_out] whoever is in charge there wants no tasks about it.
        [changed] its title or link has changed. A person looks at it.
       *[other] { $reason }
    }
notice-task_resumed = ▶️ Your task “{ $title }” goes on.
notice-task_done = 🏁 Every place of your task “{ $title }” is done. Whoever leaves inside the guarantee is replaced.
notice-task_ended = ⏹ Your task “{ $title }” has ended. What was not used is on your balance: <b>{ $amount }</b>.
notice-slot_reopened = 🔁 Somebody left “{ $title }”. The place is open again, at no cost to you.
notice-appeal_decided = ⚖️ Your appeal was decided: { $outcome ->
        [upheld] you were right, and the reward is on your balance.
       *[dismissed] the reward stays taken back.
    } { $reason ->
        [none] {""}
       *[other] { $reason }
    }
notice-complaint_decided = ⚠️ Your complaint was decided: { $outcome ->
        [upheld] you were right. Thank you.
       *[dismissed] the task is all right as it is.
    }
notice-limits_changed = 📏 What you can take on at once has changed. { $reason ->
        [none] {""}
       *[other] { $reason }
    }
notice-charge_back = ⚠️ A payment of <b>{ $amount }</b> was taken back. { $debt ->
        [none] {""}
       *[other] What could not be covered: { $debt }. Tasks may be paused.
    }
notice-deposit_arrived = ⬇️ <b>{ $amount }</b> has arrived on your balance.
notice-payout_sent = ⬆️ Your withdrawal of <b>{ $amount }</b> is out.
notice-payout_returned = ↩️ Your withdrawal of <b>{ $amount }</b> came back and is on your balance. { $reason ->
        [none] {""}
       *[other] { $reason }
    }
notice-moderation_waiting = 🗂 “{ $title }” waits for a decision.
