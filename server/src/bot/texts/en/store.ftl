# The store's bot: the menu, help, and what has to be told.

store-home-what = Here you buy Telegram Stars, for yourself or for somebody else. You see whom they go to and the full price before you pay.
store-home-buy = ⭐ Buy Stars
store-home-orders = 🧾 My orders
store-home-language = 🌐 Language

store-help-title = <b>How this works</b>
store-help-text =
    1. /buy — say how many Stars, and for whom: you, a @username or a numeric id.
    2. I look the account up and show you the name. Nothing is paid before you have said that it is right.
    3. Choose how to pay. The price and the fee of each way are on its button.
    4. The Stars come as soon as the payment is seen, usually within minutes. This chat shows how far it is.

    If they surely cannot be delivered, your money goes back. If it is not certain, a person looks at it, and your money stays safe until then.

    /orders — what you have bought · /balance — what came back to you here

store-terms-text =
    • Stars go to the account you have confirmed. Once they are there, they cannot be taken back or sent elsewhere.
    • A price stands until the time that is written beside it.
    • If you pay a little more, the rest stays on your balance here; if you pay less, too late, or twice, the money goes back unless I tell you otherwise.
    • If Stars surely cannot be delivered, you get your money back: by the way you paid, or on your balance here.
    • The fee of the network or of the payment system is shown before you pay.
store-privacy-text = We keep your Telegram number, name, username and language, the accounts you bought Stars for, and the records of your orders and payments. The name of the account goes to the supplier that delivers the Stars; nothing else is passed on. /support tells where to ask for your data, or to have it deleted.
store-paysupport-text = Something wrong with a payment? Open the order in /orders and write to the operator of this bot with its number. What was not delivered is paid back. Telegram's own support cannot help with payments made here.
store-support-text = The operator of this bot has not written an address here yet. Keep the number of your order: it is the first thing they will ask for.

store-closed = Stars are not sold here just now. What you have paid for is delivered all the same: /orders

store-buy-title = <b>How many Stars?</b>
store-buy-free = Choose below, or send me a number from { NUMBER($min) } to { NUMBER($max) }.
store-buy-stars = { NUMBER($stars) } ⭐
store-buy-offer = { NUMBER($stars) } ⭐ · { $price }
store-buy-not-a-number = Send me a whole number, such as 500.

store-to-title = <b>{ NUMBER($stars) } Stars — for whom?</b>
store-to-how = Send me their @username or their numeric Telegram id, or choose yourself below.
store-to-how-other = Send me the @username or the numeric Telegram id of whom they are for.
store-to-no-username = You have no @username yourself. Stars can only be sent to accounts that have one: set one in Telegram under Settings, and come back.
store-to-me = 👤 For me (@{ $username })
store-to-bad = { $reason ->
        [no_username] This account has no @username, and Stars can only be sent to accounts that have one. They can set one in Telegram under Settings.
        [number] I do not know this id, or the account has no @username. Send me the @username: Stars can only be sent to accounts that have one.
        [malformed] That is neither a @username nor a numeric id. Send me one such as @durov or 123456789.
        [not_found] There is no such account. Check how it is written and send it again.
       *[other] Nothing can be sent to this account. Check how it is written, or name another one.
    }

store-sure-title = <b>Topping up @{ $username } — correct?</b>
store-sure-what = { NUMBER($stars) } Stars for @{ $username }
store-sure-name = Name: { $name }
store-sure-final = Once delivered, Stars cannot be taken back.
store-sure-unverified = ⚠️ <b>Not verified.</b> Nobody could tell me just now whether @{ $username } can be sent Stars. Look at the name letter by letter: once delivered, Stars cannot be taken back.
store-sure-yes = ✅ Yes
store-sure-yes-anyway = ⚠️ Not verified, but it is right
store-sure-other = ✏️ Somebody else
store-sure-change = ✏️ Another name
store-sure-look = That button was of something else. Please look again.
store-sure-lost = I could not verify this account just now. Please look again.

store-pay-title = <b>{ NUMBER($stars) } Stars for @{ $username }</b>
store-pay-price = Price: <b>{ $price }</b>
store-pay-choose = How do you want to pay?
store-pay-none = No way of paying is open just now. Try again a little later.
store-pay-way = • { $name }: { $amount }, no fee on top
store-pay-way-fee = • { $name }: { $amount }, of it { $fee } fee
store-pay-balance-has = • Balance: you have { $balance }
store-pay-by = { $name } · { $amount }
store-pay-by-balance = 💰 Balance · { $amount }
store-pay-until = This price stands until { $until }.
store-pay-ended = The time of this price is over.
store-pay-again = 🔄 Ask for the price again
store-pay-look = That button was of another price. Here is what you are buying now.
store-pay-renewed = The time of that price was over. Here is the price of now.

store-canceled = Canceled. Nothing was ordered. Orders you have made already are in /orders.

store-order-title = <b>Order #{ $number }</b>
store-order-what = { NUMBER($stars) } Stars for @{ $username }
store-order-status = { $status ->
        [awaiting_payment] ⏳ Waiting for your payment.
        [expired] ⌛ It was not paid in time. If money is still on its way, it is used for this order while the price allows, or goes back.
        [canceled] ✖️ Canceled. If money still comes for it, it goes back.
        [paid] ✅ Paid
    ⏳ The Stars are being ordered
        [delivering] ✅ Paid
    ⏳ The Stars are on their way
        [review] ✅ Paid
    🔎 It is not certain yet whether the Stars have arrived. A person looks at it, and your money stays safe until then.
        [delivered] ✅ Paid
    ✅ { NUMBER($stars) } Stars sent to @{ $username }
        [failed] ❌ The Stars could not be delivered. Your money is on its way back.
        [refunded] ↩️ The Stars were not delivered, or were taken back. You have your money back.
        [reversed] ⚠️ The Stars were taken back after they had been delivered. A person decides about your money.
       *[other] { $status }
    }
store-order-price = Price: { $price } · { $way ->
        [balance] from your balance
        [none] no way of paying chosen yet
       *[other] { $way }
    }
store-order-ordered = Ordered: { $at }
store-order-paid = Paid: { $at }
store-order-ended = { $status ->
        [delivered] Delivered
        [refunded] Paid back
       *[other] Ended
    }: { $at }
store-order-proof = Receipt: <code>{ $proof }</code>
store-order-back = { $reason ->
        [underpaid] Less than the price came
        [late] It came too late
        [paid_after_cancel] It came after the order was canceled
        [paid_twice] It was paid twice
        [failed] The Stars were not delivered
        [reversed] The Stars were taken back
       *[other] It was not needed
    }: { $amount } { $status ->
        [returning] is on its way back to you
        [returned] is back where it came from
        [credited] is on your /balance
       *[other] goes back
    }.
store-order-look = 🔄 Look again
store-order-again = ⭐ Buy again
store-order-ways = 💱 Another way
store-order-cancel = ✖️ Cancel the order
store-order-canceled = The order is canceled.

store-invoice-link = To pay: <b>{ $amount }</b> ({ $way }). Press the button and pay; I see it by myself.
store-invoice-address = To pay: send <b>{ $amount }</b> to
    <code>{ $address }</code>
store-invoice-comment = with this comment, exactly:
    <code>{ $comment }</code>
store-invoice-fee = The fee of this way is part of it: { $fee }.
store-invoice-care = ⚠️ Send exactly this amount, and do not leave the comment out: by them I know that it is yours.
store-invoice-until = Pay until { $until }.
store-invoice-page = 🌐 Page of the order
store-invoice-pay = 💳 Pay { $amount }

store-orders-title = <b>Your orders</b>
store-orders-none = You have not bought anything yet.
store-orders-one = #{ $number } · { $at } · { NUMBER($stars) } ⭐ → @{ $username } · { $price } · { $status ->
        [awaiting_payment] waiting for payment
        [expired] not paid in time
        [canceled] canceled
        [paid] paid
        [delivering] on its way
        [review] being looked at
        [delivered] delivered
        [failed] money on its way back
        [refunded] paid back
        [reversed] taken back
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
    } #{ $number } · { NUMBER($stars) } ⭐ → @{ $username }

store-balance-owed = You owe { $amount } after a payment was taken back. What comes in next pays it first.
store-balance-what = What could not be delivered or was paid too much comes here when it cannot go back by the way it came. It pays your next order; to have it paid out, write to /support.

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
store-notice-look = 🧾 The order
