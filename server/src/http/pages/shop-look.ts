/** How the shop and the checkout look: one sheet, both themes, from a phone's width up. */
export const shopLook = `
:root { color-scheme: light dark; --ground: #f7f6f3; --sheet: #fff; --ink: #1b1a17; --soft: #5d5a52; --line: #e2dfd7; --accent: #8a4b00; --on: #fff; --tint: #fbf1de; --bad: #a3261b; --good: #1e6b3a; }
@media (prefers-color-scheme: dark) { :root { --ground: #131316; --sheet: #1c1c21; --ink: #f1efe9; --soft: #a9a69d; --line: #33323a; --accent: #f3b65c; --on: #1c1c21; --tint: #2b2418; --bad: #ff9d92; --good: #7fd19b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; -webkit-text-size-adjust: 100%; }
.wrap { max-width: 38rem; margin: 0 auto; padding: 1.1rem 1rem 4rem; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; justify-content: space-between; }
.mark { font-weight: 650; color: var(--ink); text-decoration: none; padding: .6rem 0; }
nav { display: flex; gap: 1rem; }
a { color: var(--accent); text-underline-offset: .2em; }
nav a { display: inline-block; padding: .6rem 0; }
nav a[aria-current] { color: var(--ink); text-decoration: none; font-weight: 600; }
:is(a, input, button):focus-visible, .pack:focus-within { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .4rem; }
h1 { font-size: clamp(1.7rem, 5.5vw, 2.4rem); line-height: 1.12; letter-spacing: -.02em; margin: 1.25rem 0 .5rem; overflow-wrap: anywhere; }
h2, legend { font-size: 1.1rem; font-weight: 650; margin: 0 0 .7rem; padding: 0; }
p { margin: .5rem 0; }
.soft { color: var(--soft); }
.small { font-size: .9rem; }
.bad { color: var(--bad); }
.steps { display: flex; gap: .35rem; list-style: none; margin: 1.25rem 0 0; padding: 0; }
.steps li { flex: 1; border-top: 4px solid var(--line); padding-top: .35rem; font-size: .8rem; color: var(--soft); min-width: 0; overflow: hidden; text-overflow: ellipsis; }
.steps .done { border-color: var(--accent); }
.steps [aria-current] { border-color: var(--accent); color: var(--ink); font-weight: 650; }
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: .9rem; padding: 1.1rem; margin: 1rem 0; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
.packs { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: .6rem; }
.pack { position: relative; display: block; border: 1.5px solid var(--line); border-radius: .7rem; padding: .7rem .8rem; cursor: pointer; }
.pack input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.pack:has(:checked) { border-color: var(--accent); background: var(--tint); box-shadow: inset 0 0 0 1px var(--accent); }
.pack strong { display: block; font-size: 1.1rem; font-variant-numeric: tabular-nums; }
.pack .name { display: block; font-size: .8rem; color: var(--soft); }
.field { display: block; margin-top: 1rem; }
.sheet > .field:first-child { margin-top: 0; }
.sheet > :last-child { margin-bottom: 0; }
.field > span { display: block; font-weight: 600; margin-bottom: .3rem; }
.field small { display: block; color: var(--soft); margin-top: .3rem; font-size: .875rem; }
input[type=text], .button, button { font: inherit; border-radius: .6rem; min-height: 3rem; padding: .7rem .9rem; width: 100%; }
input[type=text] { color: var(--ink); background: var(--ground); border: 1px solid var(--soft); }
input[aria-invalid=true] { border-color: var(--bad); border-width: 2px; }
.button, button { display: block; text-align: center; text-decoration: none; font-weight: 650; cursor: pointer; background: var(--accent); color: var(--on); border: 1px solid var(--accent); }
.plain { background: transparent; color: var(--accent); border-color: var(--line); }
.actions { display: grid; gap: .6rem; margin-top: 1rem; }
.check { display: flex; gap: .7rem; align-items: flex-start; margin: .9rem 0; }
.check input { width: 1.35rem; height: 1.35rem; flex: none; margin: .1rem 0 0; accent-color: var(--accent); }
.ways { display: grid; gap: .6rem; }
.ways button { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .1rem 1rem; text-align: left; background: transparent; color: var(--ink); border: 1.5px solid var(--line); }
.ways button:hover { border-color: var(--accent); }
.ways .sum { font-variant-numeric: tabular-nums; }
.ways .fee { flex-basis: 100%; font-weight: 400; color: var(--soft); font-size: .875rem; }
dl { display: grid; grid-template-columns: fit-content(40%) 1fr; gap: .5rem 1.25rem; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; text-align: right; font-weight: 600; overflow-wrap: anywhere; }
.send { display: grid; gap: .9rem; }
.line { display: grid; gap: .3rem; }
.line code { display: block; font: .95rem/1.45 ui-monospace, SFMono-Regular, Menlo, monospace; overflow-wrap: anywhere; background: var(--ground); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .7rem; user-select: all; }
.line button { width: auto; min-height: 2.75rem; justify-self: start; padding: .4rem 1rem; }
.qr { width: min(100%, 15rem); height: auto; margin: 0 auto; border-radius: .5rem; }
.notice { border-left: 4px solid var(--accent); background: var(--tint); border-radius: .4rem; padding: .7rem .9rem; margin: 1rem 0; }
.notice.wrong { border-color: var(--bad); }
.notice.right { border-color: var(--good); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
[hidden] { display: none; }
@media (min-width: 48rem) { .wrap { padding-top: 2rem; } .sheet { padding: 1.5rem; } .actions { grid-template-columns: 1fr 1fr; } .actions > :only-child { grid-column: 1 / -1; } }
`;
