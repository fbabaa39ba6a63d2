# What Telegram shows beside the text field: plain text, at most 256 characters each.

command-menu = The menu
command-tasks = Tasks for you
command-rewards = Your rewards
command-balance = Your balance
command-withdraw = Withdraw
command-advertise = Advertise a channel or bot
command-settings = Language, notifications, your data
command-help = How this works
command-paysupport = Questions about payments
command-buy = Buy Stars
command-orders = Your orders
command-language = Language
