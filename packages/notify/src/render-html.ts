// The HTML of a mail: readable in light and dark, nothing loaded from anywhere.
import { toHtmlText } from '@powerops/core'
import type { Tone } from './event-words.js'
import type { Message } from './message.js'

// Each is readable (4.5:1 or better) with white text on it.
const TONE_COLOURS: Readonly<Record<Tone, string>> = {
  good: '#107c41',
  bad: '#b3261e',
  attention: '#8a5300',
  neutral: '#4a4a68',
}

const STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 24px 12px; background: #f3f2f1; color: #1b1a19; font: 16px/1.5 "Segoe UI", system-ui, sans-serif; }
.card { max-width: 600px; margin: 0 auto; background: #ffffff; border-radius: 8px; overflow: hidden; }
h1 { margin: 0; padding: 16px 24px; color: #ffffff; font-size: 20px; line-height: 1.3; overflow-wrap: anywhere; }
.body { padding: 16px 24px; overflow-wrap: anywhere; }
h2 { margin: 20px 0 4px; font-size: 16px; }
p { margin: 0 0 8px; }
table { border-collapse: collapse; margin: 12px 0; }
th { padding: 2px 16px 2px 0; text-align: left; vertical-align: top; font-weight: 400; color: #5f5d5b; white-space: nowrap; }
td { padding: 2px 0; }
ul { margin: 8px 0; padding-left: 20px; }
a { color: #0b5cad; }
.foot { padding: 12px 24px 20px; color: #5f5d5b; font-size: 13px; }
@media (prefers-color-scheme: dark) {
  body { background: #11100f; color: #f3f2f1; }
  .card { background: #201f1e; }
  th, .foot { color: #c8c6c4; }
  a { color: #7fb8ff; }
}`

/** The message as a whole HTML document; `footer` says why the reader gets it. */
export function renderHtml({ tone, subject, happened, next, rows, links }: Message, footer: string): string {
  const colour = TONE_COLOURS[tone]
  const parts = [
    ...paragraphs(happened),
    ...(rows.length === 0 ? [] : ['<table>', ...rows.map(row), '</table>']),
    ...(next.length === 0 ? [] : ['<h2>What to do next</h2>', ...paragraphs(next)]),
    ...(links.length === 0 ? [] : ['<ul>', ...links.map(link), '</ul>']),
  ]
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${toHtmlText(subject)}</title>`,
    `<style>${STYLE}\n</style>`,
    '</head>',
    '<body>',
    '<div class="card">',
    `<h1 style="background:${colour};color:#ffffff">${toHtmlText(subject)}</h1>`,
    '<div class="body">',
    ...parts,
    '</div>',
    `<div class="foot">${toHtmlText(footer)}</div>`,
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function paragraphs(texts: readonly string[]): string[] {
  return texts.map((text) => `<p>${toHtmlText(text)}</p>`)
}

function row({ name, value }: Message['rows'][number]): string {
  return `<tr><th scope="row">${toHtmlText(name)}</th><td>${toHtmlText(value)}</td></tr>`
}

function link({ title, url }: Message['links'][number]): string {
  return `<li><a href="${toHtmlText(url.href)}">${toHtmlText(title)}</a></li>`
}
