# What the conversation itself says.

busy = One moment, I am still at it.
failed = That did not work just now. Please try again.
button-old = This button is from an older menu. Here is the new one.
command-unknown = I do not know this command. Here is the menu.
said-unknown = I was not waiting for a message. Here is the menu.
group-write-to-me = I only talk in private: https://t.me/{ $bot }

back = ‹ Back
menu = ☰ Menu
cancel = Cancel
more = Older ›
