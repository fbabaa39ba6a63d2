# Every no, in words a person can act on. No tags here: they are also shown on buttons.

refusal-technical = That is not possible here. If you think it should be, write to /support.
refusal-invalid-request = I did not understand that. Please check what you sent and try again.
refusal-invalid-amount = That is not an amount I can use. Send a number such as 12.5.
refusal-too-long = That is too long. Please send something shorter.
refusal-done-already = You have already done this, with other figures. Start again from the menu.
refusal-not-yours = That belongs to somebody else.
refusal-too-fast = That was a little fast. Wait a minute and try again.
refusal-busy = I am busy with this just now. Try again in a minute.
refusal-not-found = I cannot find that any more. Open the menu and look again.
refusal-asset = That currency cannot be used here.
refusal-insufficient-funds = There is not enough on your balance for this.
refusal-already-exists = That is there already.
refusal-already-decided = That has been decided already.
refusal-not-now = That cannot be done just now.
refusal-link = That link cannot be used.
refusal-below-minimum = That is less than the smallest amount.
refusal-above-limit = That is more than is allowed at once or in a day.
refusal-destination-invalid = That is not a valid address. Check it and send it again.
refusal-destination-cooling = This address is new and cannot be paid yet. Wait until it can, or choose another one.
refusal-payouts-stopped = Withdrawals are paused for the moment. Your money stays on your balance.
refusal-payout-not-open = This withdrawal is on its way already and cannot be changed.
refusal-another-person = Somebody else has to decide this.
refusal-rate = The exchange rate has moved or is not known. Try again in a minute.
refusal-way-closed = This way to pay is closed for the moment. Choose another one.
refusal-exchange-disabled = Tasks are not open here yet.
refusal-kind-stopped = Tasks of this kind are paused for the moment.
refusal-read-only = Everything is paused for a moment of work on the system. Nothing is lost; try again later.
refusal-rules = Please read and accept the rules first: /start
refusal-target-not-proven = { $reason ->
        [not_found] I cannot find it. Check the link, or add me there first.
        [bot_not_admin] I am no administrator there. Make me one and try again.
        [rights_missing] I am an administrator there, but without the right to invite people. Give me that right and try again.
        [not_their_admin] You are no administrator there yourself. Only those in charge of it can do this.
        [wrong_type] That is not the kind of thing that is asked for here.
       *[other] I could not make sure that this is yours. Make me an administrator there, and be one yourself.
    }
refusal-target-blocked = Tasks about this are not taken.
refusal-task-not-open = This task is not open any more.
refusal-no-slot-free = All places of this task are taken. Somebody may give one back; look again later.
refusal-already-claimed = You have this task already.
refusal-not-eligible = { $reason ->
        [own_task] This is your own task.
        [language] This task is for people who read another language.
        [premium] This task is for people with Telegram Premium.
        [not_new] This task is for people who have never been there.
        [same_target] You have another task about the same thing. Finish that one first.
        [claimed_before] You have had this task before.
        [was_there] You are there already, and the task pays for new people.
        [staff] Owners and administrators are not paid for being there.
       *[other] This task is not for you: it asks for other people.
    }
refusal-trust-limit = You have as many tasks as you may have at once for now. Finish some first. Why so many and no more: /limits
refusal-claim-not-open = This task of yours is closed already.
refusal-checker-unavailable = I cannot check that just now. Try again in a few minutes; your time does not run out because of me.
refusal-too-late = The time for this is over.
refusal-gateway = The payment system does not answer as it should. Try again in a few minutes.
refusal-money-not-settled = Nothing was deleted, so that nothing is lost: there is still money, a held reward, an open task, an open order or an appeal of yours here.
refusal-below = The smallest amount is { $amount } { $asset }.
refusal-store-disabled = Stars are not sold here just now.
refusal-recipient-invalid = Stars cannot be sent to this account. Check the name and try again.
refusal-stars-too-few = That is fewer Stars than are sold at once.
refusal-stars-too-many = That is more Stars than are sold at once.
refusal-quote-ended = The time of this price is over. Ask for it again.
refusal-supplier-unavailable = Nobody can say just now what these Stars cost. Try again in a few minutes.
refusal-order-not-open = This order can no longer be changed. Look at it in /orders.
