// How the report looks: one style sheet, light and dark, nothing from outside.

export const style = `
:root { color-scheme: light dark; --ink: #1b1a19; --quiet: #605e5c; --paper: #faf9f8; --card: #fff; --line: #e1dfdd; --accent: #742774; --good: #107c10; --bad: #c50f1f; --idle: #a19f9d; --good-soft: #dff6dd; --bad-soft: #fde7e9; }
@media (prefers-color-scheme: dark) { :root { --ink: #f3f2f1; --quiet: #b3b0ad; --paper: #161514; --card: #201f1e; --line: #3b3a39; --accent: #d59dff; --good: #6ccb5f; --bad: #ff99a4; --idle: #797775; --good-soft: #1c3018; --bad-soft: #3b1d20; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 "Segoe UI", system-ui, sans-serif; }
main { max-width: 1000px; margin: 0 auto; padding: 32px 20px 64px; }
header p { margin: 4px 0 0; color: var(--quiet); }
h1 { font-size: 2rem; line-height: 1.2; margin: 0; }
h2 { font-size: 1.2rem; margin: 40px 0 12px; }
.badge { display: inline-block; padding: 2px 12px; border-radius: 99px; font-weight: 600; margin-bottom: 12px; }
.badge.promoted { background: var(--good-soft); color: var(--good); }
.badge.refused, .badge.failed { background: var(--bad-soft); color: var(--bad); }
.reason { border-left: 4px solid var(--bad); background: var(--bad-soft); padding: 12px 16px; border-radius: 4px; margin: 20px 0; overflow-wrap: anywhere; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 20px; }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(280px, 1fr)); gap: 16px; }
dl { margin: 0; display: grid; gap: 10px; }
dt { color: var(--quiet); font-size: .8rem; }
dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; padding: 8px 12px 8px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--quiet); font-weight: 600; white-space: nowrap; }
svg { min-width: 640px; width: 100%; height: auto; display: block; font-family: inherit; }
.stage rect { fill: var(--card); stroke: var(--line); stroke-width: 1.5; }
.stage.done rect { stroke: var(--good); }
.stage.refused rect, .stage.failed rect { stroke: var(--bad); fill: var(--bad-soft); }
.stage .title { font-weight: 600; font-size: 17px; fill: var(--ink); }
.stage .version { font-size: 26px; font-weight: 600; fill: var(--accent); }
.stage.not-reached .title, .stage.not-reached .version { fill: var(--idle); }
.stage .detail, .label { font-size: 12px; fill: var(--quiet); }
.stage.done .mark { fill: var(--good); } .stage.refused .mark, .stage.failed .mark { fill: var(--bad); }
.mark { font-size: 20px; font-weight: 700; }
.arrow line { stroke: var(--accent); stroke-width: 2; } .arrow-head { fill: var(--accent); }
.arrow.not-reached line { stroke: var(--idle); stroke-dasharray: 4 5; }
.timeline { display: grid; grid-template-columns: minmax(140px, 280px) 1fr 70px; gap: 4px 12px; align-items: center; font-size: .85rem; }
.timeline .bar { position: relative; height: 14px; background: var(--line); border-radius: 7px; overflow: hidden; }
.timeline .bar i { position: absolute; top: 0; bottom: 0; background: var(--accent); border-radius: 7px; min-width: 3px; }
.timeline .bar.failure i { background: var(--bad); }
.timeline .time { text-align: right; color: var(--quiet); font-variant-numeric: tabular-nums; }
.timeline .job { grid-column: 1 / -1; color: var(--quiet); margin-top: 10px; font-weight: 600; }
footer { margin-top: 48px; color: var(--quiet); font-size: .85rem; }
`
