# Finding something to do, doing it, and what comes of it.

tasks-title = <b>Tasks for you</b>
tasks-label = 📢 <i>Sponsored: advertisers pay for these, and you are paid.</i>
tasks-none = Nothing for you just now. New tasks come in all the time; look again later.
tasks-one = • { $kind ->
        [subscribe] Join
        [boost] Boost
       *[bot_start] Start
    } “{ $title }”: <b>{ $reward }</b>, held for { $hold }
tasks-open = { $reward } · { $title }
tasks-before = ‹ Before
tasks-after = Next ›
tasks-refresh = 🔄 Look again
tasks-claims = 🎁 My rewards
tasks-find = 💼 Find tasks

task-title = { $kind ->
        [subscribe] <b>Join the channel “{ $title }”</b>
        [boost] <b>Boost the channel “{ $title }”</b>
       *[bot_start] <b>Start the bot “{ $title }”</b>
    }
task-what = { $kind ->
        [subscribe] Join the channel and stay until the reward is yours. You may leave at any time; then the reward goes back.
        [boost] Give the channel one of your boosts and leave it there until the reward is yours. This needs Telegram Premium.
       *[bot_start] Open the bot, press Start and do not block it until the reward is yours.
    }
task-reward = Reward: <b>{ $reward }</b>
task-time = Time to do it: { $span }
task-hold = Held after that: { $span }
task-free = Take it and your place is kept for that time.
task-full = All places are taken or the task is paused. Somebody may give one back; look again later.
task-claim = ✋ Take this task
task-claimed = It is yours. Go there now.
task-complain = ⚠️ Complain

complain-title = <b>What is wrong with this task?</b>
complain-how = A person looks at it. The advertiser does not learn who complained.
complain-reason = { $reason ->
        [misleading] It is not what it says
        [adult] Adult content
        [scam] It is a scam
        [spam] It is spam
        [violence] Violence or hatred
        [asks_more] It asks for more than the task says
       *[other] Something else
    }
complain-done = Thank you. We look at it.

claim-title = { $kind ->
        [subscribe] <b>Channel “{ $title }”</b>
        [boost] <b>Boost of “{ $title }”</b>
       *[bot_start] <b>Bot “{ $title }”</b>
    }
claim-steps = { $kind ->
        [subscribe] 1. Open the channel and join it.
        [boost] 1. Open the channel and boost it.
       *[bot_start] 1. Open the bot with the button below and press Start.
    }
    2. Come back here and press “Check”.
claim-worth = Reward: <b>{ $reward }</b>
claim-deadline = ⏳ Until { $at } ({ $span } left)
claim-why-not = ❌ { $reason ->
        [not_joined] You are not there yet. Join and check again.
        [left] You have left. Join again and check again.
        [banned] You were removed there and cannot be counted.
        [request_pending] Your request to join has not been accepted yet. Check again when it has.
        [staff] Owners and administrators are not paid for being there.
        [was_there] You had been there before you took this task.
        [no_boost] There is no new boost of yours yet.
        [boost_moved] Your boost is somewhere else now.
        [not_started] The bot has not heard from you yet. Open it with the button below and press Start.
        [stopped] You have blocked the bot. Unblock it and check again.
        [bot_lost] I cannot look there any more. The task is paused, and you lose nothing by it.
        [target_gone] The channel or bot is not there any more. You lose nothing by it.
        [rate_limited] So many people are checking that I have to wait. Try again in a minute.
        [unreachable] Telegram does not answer just now. Try again in a minute.
        [not_told] The bot's owner has not told me yet. Try again in a minute.
       *[other] I could not make sure of it. Try again in a minute.
    }
claim-go = 👉 Go there
claim-check = ✅ Check
claim-abandon = 🚪 Give it up
claim-again = Take it again
claim-verified = Done! The reward is yours to come.
claim-not-verified-yet = Not yet: see above.
claim-abandoned = Given up. Somebody else may take it.
claim-held = ✅ Done. <b>{ $reward }</b> is held for you.
claim-held-until = It is yours on { $at }.
claim-held-looking = The time is over; I look once more, then it is yours.
claim-held-stay = If you leave before, it goes back to the advertiser.
claim-released = ✅ <b>{ $reward }</b> went to your balance on { $at }.
claim-voided = ↩️ <b>{ $reward }</b> was taken back on { $at }.
void-reason = { $reason ->
        [left] Reason: you had left.
        [banned] Reason: you had been removed there.
        [boost_moved] Reason: your boost was not there any more.
        [stopped] Reason: you had blocked the bot.
        [fraud] Reason: signs of more than one account, or of a program.
       *[operator] Reason: a person decided so.
    }
claim-appeal-until = If that is wrong, appeal until { $at }. A person decides.
claim-appeal-over = The time to appeal is over.
claim-appeal = ⚖️ Appeal
claim-expired = ⌛ The time was over before it was done. Nothing is lost; take it again if a place is free.
claim-gone = You have given it up.

claims-all = 🎁 My rewards
claims-title = <b>{ $shelf ->
        [claimed] To do
        [held] Held rewards
        [released] Paid rewards
       *[voided] Rewards taken back
    }</b>
claims-none = { $shelf ->
        [claimed] You have not taken a task.
        [held] Nothing is held for you.
        [released] Nothing was paid yet.
       *[voided] Nothing was taken back.
    }
claims-one = • <b>{ $reward }</b> “{ $title }”, { $shelf ->
        [claimed] until { $at }
        [held] yours on { $at }
        [released] { $at }
       *[voided] { $at }
    }
claims-open = { $reward } · { $title }
claims-shelf = { $shelf ->
        [claimed] ⏳ To do
        [held] 🔒 Held
        [released] ✅ Paid
       *[voided] ↩️ Taken back
    }

appeal-title = <b>Appeal</b>: “{ $title }”
appeal-how = Tell us in your own words why it was wrong to take the reward back, until { $at }. A person reads it and decides; if nobody does in time, you are paid.
appeal-write = ✍️ Write it
appeal-ask = Send me one message with your reasons, at most 2,000 characters.
appeal-done = Your appeal is in. You hear from me when it is decided.
