// Which values an environment variable of each type can have.
import type { VariableType } from '@powerops/solution'
import { hasTokens } from './value-tokens.js'

/** Why a value does not fit; the value itself is not repeated, as it may be a secret. */
export interface ValueFault {
  level: 'error' | 'warning'
  /** Follows "the value of …". */
  message: string
  remedy: string
}

const KEY_VAULT =
  /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.KeyVault\/vaults\/[^/]+\/secrets\/[^/]+$/i

/** What is wrong with a value for a variable of that type; undefined when it fits, or has tokens still to be filled. */
export function valueFault(type: VariableType, value: string): ValueFault | undefined {
  if (hasTokens(value)) return undefined
  if (type === 'number' && !/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)) {
    return { level: 'error', message: 'is no number', remedy: 'Write digits, with a point before decimals.' }
  }
  if (type === 'boolean' && !/^(yes|no)$/i.test(value)) {
    return {
      level: 'warning',
      message: 'is neither yes nor no',
      remedy: 'Write yes or no, as the platform stores it.',
    }
  }
  if (type === 'json' && !isJson(value)) {
    return {
      level: 'error',
      message: 'is not JSON',
      remedy: 'Write JSON as one text, its quotes escaped with \\.',
    }
  }
  if (type === 'secret' && !KEY_VAULT.test(value)) {
    return {
      level: 'error',
      message: 'is not the resource id of a secret in Azure Key Vault',
      remedy:
        'Write /subscriptions/…/resourceGroups/…/providers/Microsoft.KeyVault/vaults/…/secrets/…: the secret itself never goes into the environment.',
    }
  }
  return undefined
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
