// Writes the tables of the READMEs from the action.yml files, between their markers.
// usage: gen-readme.mjs [--check]   (--check: change nothing, fail when a README would change)
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { compile, root } from './prepare.mjs'

compile()
const { reasonCodes } = await import('../packages/core/lib/index.js')

const check = process.argv.includes('--check')
const actions = readdirSync(path.join(root, 'actions'))
  .filter((name) => existsSync(path.join(root, 'actions', name, 'action.yml')))
  .sort()
  .map((name) => ({ ...parse(readFileSync(path.join(root, 'actions', name, 'action.yml'), 'utf8')), name }))

const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ')
const code = (text) => `\`${cell(text)}\``
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

function inputTable({ inputs = {} }) {
  const rows = Object.entries(inputs).map(([name, { description, required, default: fallback }]) => [
    code(name) + (required ? ' (required)' : ''),
    cell(description),
    fallback === undefined || fallback === '' ? '' : code(fallback),
  ])
  return table(['Input', 'Meaning', 'Default'], rows)
}

function outputTable({ outputs = {} }) {
  const rows = Object.entries(outputs).map(([name, { description }]) => [code(name), cell(description)])
  return table(['Output', 'Meaning'], rows)
}

/** Replaces what stands between `<!-- NAME:start -->` and `<!-- NAME:end -->`. */
function fill(text, name, content) {
  const pattern = new RegExp(`(<!-- ${name}:start -->)[\\s\\S]*?(<!-- ${name}:end -->)`)
  if (!pattern.test(text)) throw new Error(`no markers for ${name}`)
  return text.replace(pattern, (_, start, end) => `${start}\n\n${content}\n\n${end}`)
}

let stale = 0
function update(file, change) {
  const before = readFileSync(file, 'utf8')
  const after = change(before)
  if (before === after) return
  stale++
  console.log(`${check ? 'out of date' : 'written'}: ${path.relative(root, file)}`)
  if (!check) writeFileSync(file, after)
}

for (const action of actions) {
  update(path.join(root, 'actions', action.name, 'README.md'), (text) =>
    fill(fill(text, 'inputs', inputTable(action)), 'outputs', outputTable(action)),
  )
}
update(path.join(root, 'README.md'), (text) =>
  fill(
    text,
    'actions',
    table(
      ['Action', 'What it does'],
      actions.map(({ name, description }) => [`[${name}](actions/${name}/README.md)`, cell(description)]),
    ),
  ),
)
update(path.join(root, 'docs', 'reason-codes.md'), (text) =>
  fill(
    text,
    'codes',
    table(
      ['Code', 'Who can mend it', 'Meaning'],
      Object.entries(reasonCodes).map(([name, { fault, meaning }]) => [code(name), fault, cell(meaning)]),
    ),
  ),
)
if (check && stale > 0) process.exit(1)
