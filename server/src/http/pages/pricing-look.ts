/** How the page looks: one sheet, both themes, from a phone's width up. */
export const look = `
:root { color-scheme: light dark; --ground: #f7f6f3; --sheet: #fff; --ink: #1b1a17; --soft: #5d5a52; --line: #e2dfd7; --accent: #8a4b00; --tint: #fbf1de; }
@media (prefers-color-scheme: dark) { :root { --ground: #131316; --sheet: #1c1c21; --ink: #f1efe9; --soft: #a9a69d; --line: #33323a; --accent: #f3b65c; --tint: #2b2418; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; -webkit-text-size-adjust: 100%; }
.wrap { max-width: 62rem; margin: 0 auto; padding: 1.25rem 1rem 4rem; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; justify-content: space-between; }
.mark { font-weight: 650; letter-spacing: .01em; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
a { color: var(--accent); text-underline-offset: .2em; }
nav a { display: inline-block; padding: .6rem 0; }
nav a[aria-current] { color: var(--ink); text-decoration: none; font-weight: 600; }
a:focus-visible, select:focus-visible, input:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .3rem; }
h1 { font-size: clamp(2.1rem, 6vw, 3.1rem); line-height: 1.08; letter-spacing: -.025em; margin: 2rem 0 .6rem; }
h2 { font-size: 1.3rem; letter-spacing: -.01em; margin: 2.75rem 0 .75rem; }
p { margin: .5rem 0; max-width: 42rem; }
.lead { font-size: 1.125rem; }
.soft { color: var(--soft); }
.small { font-size: .9rem; }
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: .9rem; padding: 1.1rem; }
.formulas { display: grid; gap: .75rem; margin: 1rem 0; }
.formula { display: grid; grid-template-columns: minmax(10rem, 1fr) auto; gap: .6rem 1.5rem; align-items: center; }
.formula strong { font-weight: 600; }
.parts { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; font-variant-numeric: tabular-nums; }
.part { display: inline-flex; flex-direction: column; padding: .3rem .7rem; border-radius: .6rem; background: var(--ground); line-height: 1.25; }
.part small { color: var(--soft); font-size: .75rem; }
.part.sum { background: var(--tint); color: var(--accent); font-weight: 650; }
.part.sum small { color: inherit; font-weight: 400; }
form { display: grid; gap: 1rem; grid-template-columns: 2fr 1fr auto; align-items: end; }
form.live { grid-template-columns: 2fr 1fr; }
label { display: grid; gap: .3rem; font-size: .9rem; color: var(--soft); min-width: 0; }
select, input, button { font: inherit; color: var(--ink); background: var(--ground); border: 1px solid var(--soft); border-radius: .55rem; padding: .65rem .7rem; min-height: 2.9rem; width: 100%; min-width: 0; }
button { background: var(--accent); color: var(--sheet); border-color: var(--accent); font-weight: 600; padding-inline: 1.2rem; cursor: pointer; }
.answer { margin: 1rem 0 0; display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; min-height: 2.4rem; }
output { font-size: 1.6rem; font-weight: 650; font-variant-numeric: tabular-nums; letter-spacing: -.01em; overflow-wrap: anywhere; }
output.hint { font-size: 1rem; font-weight: 400; letter-spacing: 0; color: var(--soft); }
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; font-weight: 600; padding: .25rem 0 .6rem; }
.group + .group { margin-top: 1rem; }
th, td { text-align: left; vertical-align: top; padding: .7rem .75rem; border-top: 1px solid var(--line); }
th { font-size: .8rem; font-weight: 500; color: var(--soft); }
td:first-child, th:first-child { padding-left: 0; width: 3.25rem; color: var(--soft); }
td:last-child, th:last-child { padding-right: 0; text-align: right; white-space: nowrap; width: 8.5rem; }
td.limits, th.limits { white-space: nowrap; width: 11rem; }
.price { font-weight: 650; font-variant-numeric: tabular-nums; }
.name { font-weight: 600; }
.marks { margin-top: .15rem; }
.marks span + span::before { content: " · "; }
ul { padding-left: 1.2rem; max-width: 42rem; }
li { margin: .35rem 0; }
@media (max-width: 40rem) {
  .formula { grid-template-columns: 1fr; }
  form, form.live { grid-template-columns: 1fr; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { display: grid; grid-template-columns: 2.4rem 1fr auto; padding: .75rem 0; border-top: 1px solid var(--line); }
  td, td:first-child, td:last-child, td.limits { border: 0; padding: 0; width: auto; }
  td.what { padding-right: .75rem; }
  td.limits { grid-column: 2 / -1; grid-row: 2; color: var(--soft); font-size: .9rem; white-space: normal; }
  td.limits::before { content: attr(data-label); }
  td.price::after { content: attr(data-label); display: block; color: var(--soft); font-size: .75rem; font-weight: 400; }
}
`;
