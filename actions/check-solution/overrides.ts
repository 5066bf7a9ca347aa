// Other severities for rules, as the official action takes them: `[{"Id": "web-avoid-eval", "OverrideLevel": "Low"}]`.
import { parseSeverity, severities, type RuleOverride } from '@powerops/checker'
import { AlmError, isRecord, parseJson, quote } from '@powerops/core'

/**
 * Reads the list; names of members in any case, `Code` for `Id` too.
 * @throws AlmError `json-invalid`, `input-invalid` naming the item.
 */
export function parseOverrides(text: string, where: string): RuleOverride[] {
  const items = parseJson(text, where)
  if (!Array.isArray(items)) throw invalid(where, 'is not a list')
  const overrides = items.map((item: unknown, index) => parseOverride(item, `${where}, item ${index + 1},`))
  const codes = overrides.map(({ code }) => code)
  const twice = codes.find((code, index) => codes.indexOf(code) !== index)
  if (twice !== undefined) throw invalid(where, `names the rule ${quote(twice)} twice`)
  return overrides
}

function parseOverride(item: unknown, where: string): RuleOverride {
  if (!isRecord(item)) throw invalid(where, 'is not an object')
  const members = new Map(Object.entries(item).map(([key, value]) => [key.toLowerCase(), value]))
  const code = members.get('id') ?? members.get('code')
  if (typeof code !== 'string' || code.trim() === '') throw invalid(where, 'names no rule in "Id"')
  const level = members.get('overridelevel')
  const severity = parseSeverity(level)
  if (!severity)
    throw invalid(where, `has the OverrideLevel ${quote(String(level))}, which is not a severity`)
  return { code: code.trim(), severity }
}

function invalid(where: string, what: string): AlmError {
  return new AlmError('input-invalid', {
    message: `${where} ${what}`,
    remedy: `Write a list such as [{"Id": "web-avoid-eval", "OverrideLevel": "Low"}]; the levels are ${severities.join(', ')}.`,
  })
}
