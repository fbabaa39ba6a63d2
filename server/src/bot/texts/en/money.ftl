# Balance, statement, withdrawals. Written for workers and advertisers alike.

money-title = <b>Your balance</b>
money-nothing = Nothing yet.
money-has = • { $amount }
money-owes = You owe { $amount } after a payment was taken back. What comes in next pays it first.
money-held-note = Rewards that are still held are not part of it.
money-withdraw = ⬆️ Withdraw
money-deposit = ⬇️ Top up
money-statement = 📄 Statement { $asset }
money-payouts = 🕓 Withdrawals
money-held = 🎁 Held rewards

moves-title = <b>Statement { $asset }</b>, the last { $days ->
        [one] day
       *[other] { $days } days
    }
moves-one = { $at }: { $sign ->
        [out] −
       *[in] +
    }{ $amount } · { $reason ->
        [hold_release] reward released
        [payout_requested] withdrawal
        [payout_returned] withdrawal returned
        [payout_bounced] withdrawal returned
        [funds_deposit] top-up
        [funds_top_up] top-up in USD
        [funds_charge_back] payment taken back
        [funds_conversion] exchange
        [task_created] task paid
        [task_refunded] task refunded
        [claim_voided] slot refunded
        [hold_void] slot refunded
        [appeal_upheld] appeal upheld
       *[other] { $reason }
    }
moves-none = Nothing happened.
moves-closing = Balance: <b>{ $amount }</b>
moves-more = The newest movements are shown. The full statement comes as a CSV file by the API.

withdraw-title = <b>Withdraw</b>
withdraw-none = There is nothing to withdraw, or no way out is open for what you have. Some ways need a @username in your Telegram settings.
withdraw-how = Choose how you want it. The fee and what arrives are shown before anything happens.
withdraw-way = { $rail ->
        [stars_manual] Stars, sent by us
        [stars_supplier] Stars to your @username
        [stars_premium] Telegram Premium
        [stars_gift] A gift on Telegram
        [stars_refund] Your own payments back
        [ton] TON to a wallet
       *[other] { $rail }
    } · you have { $amount }
withdraw-book = 📒 Address book

wd-to-title = <b>Where to?</b> ({ $asset })
wd-to-paste = Send me the address as your wallet shows it: 48 characters that begin with UQ or EQ. For an exchange add the memo after a space.
wd-to-cooling = “{ $label }” is new and can be paid from { $at } on.
wd-to-entry = { $label } · { $address }

wd-pick-title = <b>What shall it be?</b>
wd-pick-note = It is bought for you at Telegram's price and cannot be turned back into Stars.
wd-pick-one = { $kind ->
        [months] Premium for { $name } months
       *[gift] { $name }
    } · { $price }

wd-sum-title = <b>How much?</b> Send me a number.
wd-sum-has = You have { $amount }.
wd-sum-minimum = The smallest withdrawal is { $amount }.
wd-sum-too-little = That is not enough yet.
wd-sum-all = All of it · { $amount }

wd-sure-title = <b>Is this right?</b>
wd-sure-way = { $rail ->
        [stars_manual] Stars, sent by us
        [stars_supplier] Stars to your @username
        [stars_premium] Telegram Premium
        [stars_gift] A gift on Telegram
        [stars_refund] Your own payments back
        [ton] TON to a wallet
       *[other] { $rail }
    } → { $to }
wd-sure-takes = From your balance: { $amount }
wd-sure-fee = Our fee: { $amount }
wd-sure-net = You get: <b>{ $amount }</b>
wd-sure-by-hand = A person looks at it before it goes out.
wd-sure-at-once = It goes out by itself.
wd-sure-rests = It rests for { $span } first; until then you can cancel it.
wd-sure-stopped = Withdrawals are paused for the moment. Your money stays on your balance.
wd-sure-yes = ✅ Withdraw
wd-done = Your withdrawal is on its way.

book-title = <b>Address book</b>
book-empty = It is empty.
book-entry = • { $label }: <code>{ $address }</code>
book-cooling = • { $label }: <code>{ $address }</code>, from { $at } on
book-how = To add one, send me a TON address and, after a space, a name for it.
book-remove = 🗑 { $label }
book-removed = Removed.
book-added = Added. New addresses may have to wait before they are paid.

payout-title = <b>Withdrawal</b> of { $at } · { $rail ->
        [stars_manual] Stars
        [stars_supplier] Stars
        [stars_premium] Premium
        [stars_gift] gift
        [stars_refund] payments back
        [ton] TON
       *[other] { $rail }
    }
payout-status = { $status ->
        [requested] ⏳ It waits for somebody to approve it.
        [approved] ⏳ It is approved and goes out soon.
        [sending] ⏳ It is going out.
        [sent] 📤 It was sent. Confirmation is awaited.
        [unknown] 📤 It was sent, and we are making sure that it arrived.
        [confirmed] ✅ It has arrived.
       *[other] { $outcome ->
            [rejected] ↩️ It was turned down. The money is on your balance again.
            [canceled] ↩️ You have cancelled it. The money is on your balance again.
            [bounced] ↩️ It came back. The money is on your balance again.
           *[other] ↩️ It could not be sent. The money is on your balance again.
        }
    }
payout-cancel = ✖️ Cancel it
payout-canceled = Cancelled. The money is on your balance.
payout-refresh = 🔄 Look again
payouts-title = <b>Your withdrawals</b>
payouts-none = None yet.
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
