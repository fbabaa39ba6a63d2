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
