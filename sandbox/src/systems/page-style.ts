/** The one stylesheet of the sandbox's plain pages: phone width, light and dark. */
export const pageStyle = `
:root { color-scheme: light dark; --ground: #f4f5f7; --card: #fff; --ink: #1a1c20; --soft: #5b616e; --line: #d9dce2; --main: #1f5fd6; --on-main: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14161a; --card: #1e2127; --ink: #eceef2; --soft: #a4abb8; --line: #363b45; --main: #8ab4ff; --on-main: #10131a; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 26rem; margin: 0 auto; padding: 1.5rem 1rem; }
h1 { font-size: 1.375rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.0625rem; margin: 1.5rem 0 0.5rem; }
dl, ul { margin: 0 0 1rem; padding: 0; list-style: none; background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; }
dl > div, li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.25rem 1rem; padding: 0.625rem 1rem; }
dl > div + div, li + li { border-top: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.actions { display: grid; gap: 0.5rem; }
button { width: 100%; min-height: 2.75rem; padding: 0.5rem 1rem; font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; cursor: pointer; }
button.main { color: var(--on-main); background: var(--main); border-color: var(--main); font-weight: 600; }
a { color: var(--main); }
:focus-visible { outline: 2px solid var(--main); outline-offset: 2px; }
.aside, .soft { color: var(--soft); font-size: 0.875rem; }
`;
