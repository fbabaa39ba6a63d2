# What people read. Any message can be replaced: asterism({ texts: { en: 'terms = …' } }).

buy-choose = What would you like?
buy-product = { $title } — { $stars } ⭐
buy-nothing = Nothing is for sale at the moment. Please come back later.
buy-invoice =
    { $title }
    { $description }

    By paying you accept the /terms.
buy-pay = Pay { $stars } ⭐
buy-gone = This is no longer for sale. Send /buy to see what is.

balance-none = You have no credits yet. /buy shows what there is.
balance-credits = { $count ->
    [one] You have { $credits } credit.
   *[other] You have { $credits } credits.
}
balance-credits-of-type = { $type }: { $credits }
balance-debt = After a refund you owe { $credits } credits. What you buy next pays that first.
balance-expiring = { $credits } of them expire on { $date }.
balance-access = { $feature }: until { $date }
balance-access-forever = { $feature }: yours to keep

out-of-credits = You are out of credits for this. You have { $remaining } left.
out-of-credits-buy = Get credits ⭐

thanks = Thank you! Your payment has arrived.
thanks-later = Thank you! Your payment has arrived. What you bought will be there in a minute.
refunded = Your payment was refunded: { $stars } ⭐ are back on your balance.

checkout-later = We cannot take payments right now. You have not been charged. Please try again in a minute.
unavailable = Something is not working on our side. Please try again in a minute.

terms =
    Terms

    You buy digital credits or access for this bot and pay with Telegram Stars. They work in this bot only, are not money and cannot be passed on. Credits with an expiry date end on that date. If something you paid for does not work, write to /paysupport and you get help or your Stars back.
support = Questions or trouble? Write to { $contact } and say what happened.
support-here = Questions or trouble? Write here what happened and we will answer.
paysupport =
    Trouble with a payment? Write to { $contact } and give this number: { $customer }
    We answer every message about a payment. Telegram's own support cannot help with payments to this bot.
paysupport-here =
    Trouble with a payment? Write here what happened. Your number is { $customer }.
    We answer every message about a payment. Telegram's own support cannot help with payments to this bot.
paysupport-payments = Your last payments:
paysupport-payment = { $date } · { $stars } ⭐ · { $status } · { $payment }
privacy =
    Privacy

    To sell you something we keep your Telegram number, your payments and what you used. We do not keep this for advertising and do not pass it on. Ask at /support and we delete what the law does not make us keep.

status-requested = not paid
status-settled = paid, on its way
status-fulfilled = paid
status-refunded = refunded
status-expired = expired

command-buy = Buy credits
command-balance = What you have
command-paysupport = Help with a payment
command-support = Help
command-terms = Terms
command-privacy = Privacy
