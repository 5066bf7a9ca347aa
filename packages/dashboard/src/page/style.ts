// How the page looks: one style sheet, light and dark, nothing from outside.

/** The style sheet. */
export const style = `
:root { color-scheme: light dark; --ink: #1b1a19; --quiet: #5c5a58; --paper: #f7f6f5; --card: #fff; --line: #e1dfdd; --strong-line: #8a8886; --accent: #742774; --good: #0b6a0b; --bad: #b10e1c; --warning: #7a4d00; --busy: #0f5a9e; --good-soft: #e3f5e1; --bad-soft: #fde9ea; --warning-soft: #fdf1d7; --busy-soft: #e3effa; --head: #f3f2f1; }
@media (prefers-color-scheme: dark) { :root { --ink: #f3f2f1; --quiet: #b8b5b2; --paper: #141312; --card: #1e1d1c; --line: #383635; --strong-line: #8a8886; --accent: #d9a9ff; --good: #7bd56f; --bad: #ff9da7; --warning: #f4c267; --busy: #8ec5f7; --good-soft: #1a3017; --bad-soft: #411c20; --warning-soft: #3a2c10; --busy-soft: #14293c; --head: #282625; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 16px; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.45 "Segoe UI", system-ui, -apple-system, sans-serif; overflow-wrap: anywhere; }
main, .top { max-width: 1280px; margin: 0 auto; padding: 0 24px; }
a { color: var(--accent); text-underline-offset: 2px; } a:not([href]) { color: inherit; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: 8px; top: -60px; z-index: 9; background: var(--card); padding: 10px 16px; border: 2px solid var(--accent); border-radius: 6px; }
.skip:focus { top: 8px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none !important; }
.quiet, .calm { color: var(--quiet); }
.quiet { font-size: .87em; font-weight: 400; }
.strong { font-weight: 600; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 28px 0 4px; }
h2 { font-size: 1.2rem; margin: 36px 0 12px; }
p { margin: 0; }
section { scroll-margin-top: 12px; } main:focus { outline: 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 20px 0 0; padding: 0; list-style: none; }
.tiles a { display: block; height: 100%; background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 12px 16px; color: inherit; text-decoration: none; }
.tiles a:hover { border-color: var(--accent); }
.tiles strong { display: block; font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tiles .bad strong { color: var(--bad); } .tiles .warning strong { color: var(--warning); }
.banner { background: var(--warning-soft); color: var(--warning); border-radius: 8px; padding: 10px 14px; margin-top: 16px; }
.calm { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 14px 16px; }
.badge { display: inline-block; padding: 1px 10px; border-radius: 99px; font-size: .85em; font-weight: 600; white-space: nowrap; background: var(--head); }
.badge.bad, .badge[data-state=failure] { background: var(--bad-soft); color: var(--bad); }
.badge.warning { background: var(--warning-soft); color: var(--warning); }
.badge[data-state=success] { background: var(--good-soft); color: var(--good); }
.badge[data-state=in_progress], .badge[data-state=queued] { background: var(--busy-soft); color: var(--busy); }
.age.bad { color: var(--bad); font-weight: 600; } .age.warning { color: var(--warning); font-weight: 600; } .age.calm { background: none; border: 0; padding: 0; color: inherit; }
.problems { list-style: none; margin: 0; padding: 0; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
.problems li { display: grid; grid-template-columns: 120px 1fr; gap: 4px 16px; padding: 10px 16px; align-items: start; }
.problems li + li { border-top: 1px solid var(--line); }
.problems .badge { justify-self: start; }
details > summary { cursor: pointer; color: var(--accent); }
section > details { margin-top: 12px; } section > details > summary { margin-bottom: 8px; }
.people { list-style: none; margin: 0; padding: 0; }
.scroll { position: relative; overflow-x: auto; border-radius: 12px; border: 1px solid var(--line); background: var(--card); }
table { border-collapse: separate; border-spacing: 0; width: 100%; background: var(--card); }
section > table { border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
th, td { text-align: left; padding: 10px 14px; border-bottom: 1px solid var(--line); vertical-align: top; font-weight: 400; }
tbody tr:last-child > * { border-bottom: 0; }
thead th { background: var(--head); color: var(--quiet); font-weight: 600; font-size: .87em; white-space: nowrap; }
tbody th { font-weight: 600; }
.moment { display: inline-block; } .moment .age { white-space: nowrap; } .moment time { white-space: nowrap; } td > div > .moment .age { display: block; }
.matrix tbody th { position: sticky; left: 0; background: var(--card); min-width: 170px; max-width: 280px; }
.matrix thead th:first-child { position: sticky; left: 0; }
.matrix td { min-width: 170px; } .matrix .version { font-size: 1.12em; font-weight: 600; font-variant-numeric: tabular-nums; }
.matrix .none { color: var(--quiet); }
.note { font-size: .85em; margin-top: 4px; padding: 1px 8px; border-radius: 6px; background: var(--head); width: fit-content; }
.note.bad { background: var(--bad-soft); color: var(--bad); } .note.busy { background: var(--busy-soft); color: var(--busy); } .note.warning { background: var(--warning-soft); color: var(--warning); }
.note a { color: inherit; }
.history td, .history tbody th { font-size: .93em; } .history tbody th { min-width: 190px; } .history td:nth-child(3) { min-width: 130px; } .history td:nth-child(6) { min-width: 180px; } .history code { font-size: .95em; }
dl { margin: 6px 0 0; display: grid; gap: 4px; max-width: 210px; } dt { color: var(--quiet); font-size: .85em; } dd { margin: 0; font-family: ui-monospace, monospace; font-size: .85em; user-select: all; }
form { display: flex; flex-wrap: wrap; gap: 10px 12px; align-items: end; margin-bottom: 12px; }
label { display: grid; gap: 3px; font-size: .87em; color: var(--quiet); flex: 1 1 130px; min-width: 0; max-width: 220px; } label.wide { flex: 3 1 240px; max-width: 420px; }
input, select, button { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--strong-line); border-radius: 8px; padding: 7px 10px; min-height: 38px; max-width: 100%; }
input, select { width: 100%; } ::placeholder { color: var(--quiet); opacity: 1; }
button { cursor: pointer; } button:hover { border-color: var(--accent); } button[aria-disabled=true] { opacity: .55; cursor: default; }
thead button { all: unset; cursor: pointer; padding: 2px 4px; margin: -2px -4px; border-radius: 4px; } thead button:hover { color: var(--accent); } thead button:focus-visible { outline: 3px solid var(--accent); }
th[aria-sort=descending] button::after { content: " ↓"; } th[aria-sort=ascending] button::after { content: " ↑"; }
#history-count { margin-bottom: 8px; } #history-pages { display: flex; gap: 14px; align-items: center; margin-top: 12px; }
footer { margin: 40px 0 48px; color: var(--quiet); font-size: .87em; }
@media (max-width: 760px) {
  main, .top { padding: 0 14px; }
  h1 { margin-top: 18px; font-size: 1.45rem; } h2 { margin-top: 28px; }
  .tiles { grid-template-columns: 1fr 1fr; gap: 8px; } .tiles strong { font-size: 1.35rem; }
  .problems li { grid-template-columns: 1fr; }
  .scroll, section > table.cards { border: 0; background: none; border-radius: 0; overflow: visible; }
  .cards, .cards tbody { display: block; background: none; }
  .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .cards.history thead { position: static; width: auto; height: auto; clip-path: none; display: block; margin-bottom: 8px; }
  .history thead tr { display: flex; flex-wrap: wrap; gap: 6px; } .history thead tr::before { content: "Sort by"; color: var(--quiet); font-size: .87em; padding: 6px 0; } .history thead th { border: 1px solid var(--line); border-radius: 8px; padding: 6px 10px; } .history thead th:not([data-sort]) { display: none; }
  .cards tbody tr { display: block; background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 10px 14px; margin-bottom: 10px; }
  .cards tbody th, .cards tbody td { display: grid; grid-template-columns: 96px 1fr; gap: 0 10px; border: 0; padding: 4px 0; min-width: 0; max-width: none; position: static; }
  .cards tbody [data-label]::before { content: attr(data-label); color: var(--quiet); font-size: .87em; font-weight: 400; grid-row: 1 / span 9; overflow-wrap: anywhere; }
  .cards tbody td > *, .cards tbody th > * { grid-column: 2; min-width: 0; }
  dl { max-width: none; }
  .matrix tbody th { display: block; font-size: 1.05em; padding-bottom: 6px; } .matrix .none { display: none; } .matrix .stage { border-top: 1px solid var(--line); padding: 8px 0; }
  label { flex-basis: 44%; max-width: none; } label.wide { flex-basis: 100%; max-width: none; }
  td > div > .moment .age { display: inline; }
}
@media print {
  :root { color-scheme: light; } body { background: #fff; font-size: 11px; }
  .skip, form, #history-pages, .tiles { display: none !important; } .scroll { overflow: visible; }
  tr, .problems li { break-inside: avoid; } thead { display: table-header-group; } a { color: inherit; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`
