# What advertisers read, and those who decide about their tasks.

ad-kind =
    { $kind ->
        [subscribe] join a channel
        [boost] boost a channel
       *[bot_start] start a bot
    }
ad-topic =
    { $topic ->
        [general] General
        [news] News
        [education] Education
        [entertainment] Entertainment
        [games] Games
        [technology] Technology
        [business] Business
        [music] Music
        [sport] Sport
        [travel] Travel
        [shopping] Shopping
        [art] Art
        [crypto] Crypto
        [finance] Finance
        [health] Health
        [politics] Politics
        [religion] Religion
        [dating] Dating
        [alcohol] Alcohol
       *[other] Other
    }
ad-status =
    { $status ->
        [review] 🔎 Being looked at by a moderator
        [live] 🟢 Running
        [paused] ⏸ Paused
        [done] ✅ Everybody is there
        [rejected] 🚫 Rejected
       *[ended] ⏹ Ended
    }
ad-paused =
    { $reason ->
        [advertiser] ⏸ Paused by you
        [operator] ⏸ Paused by the operator
        [bot_lost] ⏸ Paused: I cannot look into the channel
        [complaints] ⏸ Paused: people complained
        [charge_back] ⏸ Paused: a deposit was taken back
        [opt_out] ⏸ Paused: the channel does not want it
       *[changed] ⏸ Paused: the channel has changed
    }
ad-pause-help =
    { $reason ->
        [advertiser] It runs again when you resume it. Whoever has begun may finish.
        [operator] Ask /support why.
        [bot_lost] Make me an administrator of the channel again and the task goes on by itself. Workers who did their part are paid in any case.
        [complaints] A moderator is looking at it.
        [charge_back] Top up what was taken back, then ask /support.
        [opt_out] It ends, and what is left comes back to you.
       *[changed] A moderator is looking at what is new.
    }
ad-nothing = nothing yet
ad-amount = • { $amount }
ad-each = { $amount } each
ad-people =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
ad-progress = { $bar } { $done } of { $of }
ad-next = Next ›
ad-later = Finish later
ad-kept = Kept. Go on whenever you like.
ad-drop = 🗑 Throw away
ad-dropped = Thrown away.
ad-refresh = ↻ Refresh

ad-home-title = <b>📣 Advertise</b>
ad-home-what = Real people look at your channel or bot. They know that it is advertising and that they are paid. You pay for those who stay.
ad-home-balance = On your balance:
ad-home-owed = ⚠️ Owed after a deposit was taken back: { $amount }
ad-home-draft = ✏️ You have begun a task. It waits for you.
ad-continue = ✏️ Go on with my task
ad-new = ➕ New task
ad-mine = 📋 My tasks
ad-top-up = 💳 Top up
ad-shield = 🛡 Keep my channel out
ad-queue = 🔎 Waiting for a decision

topup-title = <b>💳 Top up</b>
topup-none = No way to pay is open just now.
topup-way =
    { $asset ->
        [XTR] ⭐ Stars: { $minimum } or more, paid here in Telegram
       *[other] 💎 { $asset }: { $minimum } or more, sent from any wallet
    }
topup-what = Money for tasks lies on your balance until you order one. Stars you bring in are for tasks here; /paysupport says how to get them back.
topup-by =
    { $asset ->
        [XTR] ⭐ Stars
       *[other] 💎 { $asset }
    }
topup-how-much =
    { $asset ->
        [XTR] <b>How many Stars?</b> Press an amount, or send a whole number.
       *[other] <b>How much { $asset }?</b> Press an amount, or send one such as 2.5.
    }
topup-least = The least is { $minimum }.
topup-amount = { $amount }
topup-pay = Pay { $amount }
topup-pay-title = <b>Top up { $amount }</b>
topup-pay-stars = Press the button and pay. It is on your balance as soon as Telegram confirms it, usually at once.
topup-pay-address = Send { $amount } to
    <code>{ $address }</code>
topup-pay-comment = with this comment, exactly:
    <code>{ $comment }</code>
topup-pay-care = ⚠️ Without the comment I cannot tell that it is yours. It is on your balance about a minute after you have sent it.
topup-pay-until = This waits until { $until }.
topup-look = Look at my balance
topup-gone = There is nothing to pay here any more.

new-kind-title = <b>➕ New task</b> · What shall people do?
new-kind-what =
    { $kind ->
        [subscribe] • <b>Join a channel</b> and stay there. I see who came by this task, and who leaves.
        [boost] • <b>Boost a channel</b> with Telegram Premium. I see each boost, and when it is moved away.
       *[bot_start] • <b>Start a bot</b>. Your bot or Mini App tells me who did.
    }
new-kind-name =
    { $kind ->
        [subscribe] Join a channel
        [boost] Boost a channel
       *[bot_start] Start a bot
    }
new-kind-none = New tasks are paused for the moment.
new-kind-open = Reviews, ratings, votes, comments and complaints about others are not for sale here.

new-proof-title = <b>How shall I know who has started your bot?</b> Telegram tells nobody but the bot itself.
new-proof-what =
    { $proof ->
        [callback] • <b>Your program tells me.</b> It gets a token with /start and calls me back, signed. It can also tell who stops the bot.
        [mini_app] • <b>Your Mini App proves it.</b> It passes on what Telegram signed for it; no secret is shared.
       *[instance] • <b>The bot is connected here already.</b> Nothing is to be done: I see its starts myself.
    }
new-proof-name =
    { $proof ->
        [callback] My program tells you
        [mini_app] My Mini App proves it
       *[instance] It is connected here
    }

new-target-title =
    { $kind ->
        [subscribe] <b>Which channel shall people join?</b>
        [boost] <b>Which channel shall people boost?</b>
       *[bot_start] <b>Which bot shall people start?</b>
    }
new-target-how =
    { $kind ->
        [bot_start] Send its @username or link. Its owner and you have to be the same.
       *[other] Pick it with the button below the text field, or send its link or @username. You have to be an administrator there.
    }
new-target-right =
    { $kind ->
        [subscribe] I need to be an administrator with one right: <b>Invite users</b>. With it I make a link for this task and see who came by it. I ask for nothing else, and I post nothing.
       *[other] I need to be an administrator, with no particular right: only administrators see boosts. I post nothing.
    }
new-target-give = By hand: the channel › Administrators › Add administrator › @{ $bot }.
new-target-proof =
    { $proof ->
        [callback] What your program has to send is in the documentation, under “bot starts”.
        [mini_app] Your Mini App passes its initData on to us, unchanged.
       *[instance] The bot has to be one of this installation.
    }
new-target-pick = 📢 Pick my channel
new-target-send = Send a link or a @username, or pick a channel.
new-target-found = { $title }: that is yours.
new-target-problem =
    { $reason ->
        [not_found] I cannot find that. Check the link; for a private channel use the button below the text field.
        [bot_not_admin] I am not an administrator there. Open the channel › Administrators › Add administrator › @{ $bot }, then send it again.
        [rights_missing] I am an administrator there, but without the right “Invite users”. Open the channel › Administrators › @{ $bot }, switch it on, then send it again.
        [not_their_admin] You are not an administrator there. Only those in charge of a channel can order for it.
       *[wrong_type] That is something else. Send a channel for a channel task, a bot for a bot task.
    }
new-target-unknown =
    { $reason ->
        [bot_lost] I cannot look into it: I am not an administrator there any more.
        [target_gone] That is not there any more.
       *[other] Telegram does not answer just now. Send it again in a minute.
    }

new-topic-title = <b>What is it about?</b> Workers see it, and some do not want to see everything.
new-topic-risky = Crypto, finance, health, politics, religion, dating and alcohol are looked at by two people, so they take longer.
new-topic-forbidden = Not taken: adult content, gambling, medicine, promises of profit, votes, reviews, weapons, drugs.

new-reward-title =
    { $kind ->
        [subscribe] <b>What does one person get for joining and staying?</b>
        [boost] <b>What does one person get for a boost that stays?</b>
       *[bot_start] <b>What does one person get for a start?</b>
    }
new-reward-least = The least: { $least }
new-reward-usual = Usual: { $usual }
new-reward-fee = Our fee comes on top: { $fee } % of it. Whoever brought the worker is paid out of the fee.
new-reward-send =
    { $asset ->
        [XTR] Press one, or send a number of Stars such as 1.5.
       *[other] Press one, or send an amount of { $asset } such as 0.01.
    }
new-reward-in = In { $asset ->
    [XTR] Stars
   *[other] { $asset }
    } instead
new-reward-less = That is less than { $least }.

new-slots-title = <b>How many people?</b> Press a number or send one.
new-slots-range = From { $min } to { $max }.

new-who-title = <b>For whom?</b> Each limit raises the price a little and leaves fewer people.
new-who-any = 🌐 Any language
new-who-languages = 🌐 Telegram in: { $codes }
new-who-premium = ⭐ Only people with Premium
new-who-new = 🆕 Only people who have never been there
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
            [yes] ✓ Only new
           *[no] Only new
        }
    }
new-who-price = One person costs { $unit } (reward × { $multiplier }, with the fee).
new-who-pool =
    { $count ->
        [0] 👥 Nobody fits just now; new people come every day.
        [one] 👥 About { $count } person fits.
       *[other] 👥 About { $count } people fit.
    }
new-who-no-price = The price comes when the rest is filled in.

new-pace-title = <b>How fast?</b> A slow growth looks like what it is: people who chose to come.
new-pace-free = ⏩ As fast as people come
new-pace-limit =
    { $count ->
        [one] ⏱ At most { $count } person an hour
       *[other] ⏱ At most { $count } people an hour
    }
new-pace-always = 🌞 Day and night
new-pace-quiet = 🌙 Not from { $from }:00 to { $to }:00 ({ $zone })
new-pace-send = Press one, or send how many an hour. For quiet hours send for example 23-8 UTC+3.
new-pace-any = No limit
new-pace-hour = { $count } an hour
new-pace-no-quiet = Day and night
new-pace-unclear = Send a number such as 30, or quiet hours such as 23-8 UTC+3.

new-sum-title = <b>Your task</b>
new-sum-what =
    { $count ->
        [one] <b>{ $title }</b>: { $kind }, { $count } person
       *[other] <b>{ $title }</b>: { $kind }, { $count } people
    }
new-sum-topic = 🏷 { $topic }
new-sum-unit = Each: { $reward } to the person + { $fee } fee = { $unit }
new-sum-total = { $count } × { $unit } = <b>{ $total }</b>
new-sum-balance = On your balance: { $balance }
new-sum-missing = Missing: { $missing }. Top up, and come back to this.
new-sum-hold = ⏳ Each reward is held for { $hold }. Whoever leaves before gets nothing.
new-sum-guarantee = ♻️ If somebody leaves within { $guarantee }, the place is filled anew for free.
new-sum-label = The task says that it is sponsored and paid.
new-sum-not-proven = ⚠️ I cannot see any more that it is yours. Open “What”, it says what is missing.
new-sum-review = 🔎 A moderator looks at it first. Rejected, all of it comes back.
new-sum-order = ✅ Order for { $total }
new-sum-top-up = 💳 Top up { $missing }
new-sum-target = What
new-sum-reward = Reward
new-sum-slots = How many
new-sum-who = For whom
new-sum-pace = How fast
new-sum-topics = Topic
new-sum-ordered = Ordered. You are told when it runs.
new-sum-gone = This task was ordered already, or thrown away.

ad-finding =
    { $code ->
        [kind_not_allowed] 🚫 Tasks of this kind are not taken here.
        [category_forbidden] 🚫 This topic is not taken.
        [opted_out] 🚫 Those in charge of it keep it out of the exchange.
        [blocked_target] 🚫 Tasks about this are not taken.
        [blocked_domain] 🚫 The link leads to a site that is not taken: { $detail }
        [blocked_word] 🚫 A word in it is not taken: { $detail }
        [blocked_country] 🚫 It is not taken from this country.
        [duplicate_task] 🔎 There is an open task about it already.
        [risky_category] 🔎 The topic is looked at by two people.
        [unknown_category] 🔎 The topic is not one we know.
        [suspicious_word] 🔎 A word in it is looked at: { $detail }
        [short_link] 🔎 A shortened link hides where it leads: { $detail }
        [foreign_link] 🔎 The link leads out of Telegram: { $detail }
        [channel_small] ℹ️ The channel is small ({ $detail }).
        [channel_new] 🔎 The channel is new.
        [slots_above_size] 🔎 More people are ordered than it has ({ $detail }).
        [title_changed] 🔎 The title has changed; it was “{ $detail }”.
        [username_changed] 🔎 The @username has changed; it was { $detail }.
        [owner_changed] 🔎 It may belong to somebody else now.
        [complaints] 🔎 People have complained: { $detail }
       *[other] { $level ->
            [block] 🚫 { $code } { $detail }
           *[other] 🔎 { $code } { $detail }
        }
    }

my-ads-title = <b>📋 My tasks</b>
my-ads-none = None yet.
my-ads-row = <b>{ $number }. { $title }</b> · { $status }
my-ads-open = { $number }. { $title }

ad-title = <b>{ $title }</b> · { $kind }
ad-link = { $link }
ad-rejected-for = Reason: { $reason ->
    [misleading] it says something that is not so
    [forbidden_topic] the topic is not taken here
    [blocked] it is on the list of what is not taken
    [opted_out] those in charge of it do not want tasks about it
    [target_changed] it is not what it was when it was ordered
    [complaints] people complained about it
    [low_quality] there is too little to see there
    [duplicate] there is a task about it already
   *[other] ask /support, who can say more
    }
ad-under-way =
    { $count ->
        [0] Nobody is at it just now.
        [one] { $count } person is at it.
       *[other] { $count } people are at it.
    }
ad-escrow = Put aside for this task: { $escrow }
ad-pause = ⏸ Pause
ad-resume = ▶️ Resume
ad-cancel = ⏹ Cancel
ad-report = 📈 Report
ad-statement = 🧾 Statement

ad-cancel-title = <b>Cancel “{ $title }”?</b>
ad-cancel-refund =
    { $count ->
        [one] Back to your balance at once: <b>{ $refund }</b>, for { $count } free place.
       *[other] Back to your balance at once: <b>{ $refund }</b>, for { $count } free places.
    }
ad-cancel-open =
    { $count ->
        [one] { $count } person has begun and may finish; if they do not, their part comes back as well.
       *[other] { $count } people have begun and may finish; if they do not, their part comes back as well.
    }
ad-cancel-verified =
    { $count ->
        [one] { $count } has done it: that reward stays held for them, and comes back to you if they leave.
       *[other] { $count } have done it: their rewards stay held for them, and come back to you if they leave.
    }
ad-cancel-do = ⏹ Cancel, { $refund } back
ad-canceled = Cancelled. { $refund } is back on your balance.

ad-report-title = <b>📈 { $title }</b>
ad-report-none = Nobody has done it yet.
ad-report-sum = Came: { $verified } · still there: <b>{ $retained }</b> · left: { $left }
ad-report-day = { $day }: +{ $verified } −{ $left } → { $retained } there
ad-report-proof = Evidence, without names, chained by hashes; the last is <code>{ $head }</code>… All of it by API: the task’s report.

ad-money-title = <b>🧾 { $title }</b> · what lay on the task
ad-money-in = { $at }: +{ $amount } · { $reason }
ad-money-out = { $at }: −{ $amount } · { $reason }
ad-money-reason =
    { $reason ->
        [task-created] ordered
        [task-refunded] back to your balance
        [claim-verified] somebody did it; the reward is held
        [hold-voided] somebody left; back for the next one
        [hold-void] somebody left; back for the next one
        [appeal-upheld] paid after an appeal
        [deposit-refunded] a deposit was taken back
       *[other] { $reason }
    }
ad-money-more = … the rest is in the statement by API.
ad-money-closing = There now: <b>{ $closing }</b>

shield-title = <b>🛡 Keep my channel out</b>
shield-what = Nobody can order a task about it then, not even somebody who says it is yours. Open tasks about it end, and their money goes back.
shield-how = Pick the channel with the button below the text field, or send its link. You have to be an administrator there, and so do I (@{ $bot }), for this one look; you may remove me afterwards. A bot: send its @username.
shield-done = { $title } is kept out from now on.

queue-title = <b>🔎 Waiting for a decision</b>
queue-none = Nothing waits.
queue-row = { $number }. { $title } · { $cause ->
    [new] new
    [complaints] complaints
   *[changed] changed
    } · by { $due }
judge-by = From { $owner } · { $topic }
judge-price =
    { $count ->
        [one] { $count } person at { $unit }
       *[other] { $count } people at { $unit }
    }
judge-clean = ✅ The automatic checks found nothing.
judge-risky = 👥 Two different people have to approve this.
judge-said = { $actor }: { $decision ->
    [approve] approved
   *[reject] rejected
    }
judge-decided = { $outcome ->
    [approved] Approved.
    [rejected] Rejected; the money is back.
   *[gone] It ended before anybody decided.
    }
judge-second = Noted. Somebody else has to approve it as well.
judge-look = Look at it
judge-approve = ✅ Approve
judge-reject = 🚫 Reject …
reject-title = <b>Why is it rejected?</b> The advertiser reads it.
reject-reason =
    { $reason ->
        [misleading] Misleading
        [forbidden_topic] Topic not taken
        [blocked] On a blocklist
        [opted_out] Kept out
        [target_changed] Has changed
        [complaints] Complaints
        [low_quality] Too little there
        [duplicate] Duplicate
       *[other] Something else
    }
