# The menu, the rules, the language.

home-hello = Hello, { $name }!
home-what = Here you get paid for looking at channels and bots that advertise openly, and you can advertise your own. Every task is sponsored, and says so.
home-earn = 💼 Earn
home-advertise = 📣 Advertise
home-claims = 🎁 My rewards
home-balance = 💰 Balance
home-invite = 👥 Invite
home-settings = ⚙️ Settings
home-help = ❓ Help

own-text = { $text }

rules-title = <b>Before you begin</b>
rules-text =
    • You are 18 or older.
    • You act for yourself, with one account of your own. No programs, no bought accounts.
    • Tasks are advertising: you are paid, and the task says so. You may leave at any time; all it costs is a reward that is still held.
    • A reward is held before it is yours: 21 days for Stars, 48 hours for TON, unless the task says otherwise. If you leave before, it is taken back. You are told why, and can appeal.
    • We keep what we need to pay you and to stop fraud, and nothing else: /privacy
rules-accept = I am 18 or older and accept
rules-accepted = Thank you. You can start.
rules-language = 🌐 Language · Язык

language-title = Which language shall I speak?
language-name =
    { $code ->
        [en] English
        [ru] Русский
       *[other] { $code }
    }
language-set = I speak English now.
