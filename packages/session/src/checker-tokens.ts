// Tokens for the Power Apps checker, which is an application of its own in every tenant, and can be missing or off.
import { AlmError } from '@powerops/core'
import type { TokenSource } from '@powerops/http'

/** Microsoft's clients disagree on the audience of each cloud; the second is tried when the tenant does not know the first. */
export const otherCheckerAudiences: Readonly<Record<string, string>> = {
  'https://advisor.powerapps.com/': 'https://api.advisor.powerapps.com/',
  'https://gov.advisor.powerapps.us/': 'https://gov.api.advisor.powerapps.us/',
  'https://high.advisor.powerapps.us/': 'https://high.api.advisor.powerapps.us/',
  'https://advisor.powerapps.us/': 'https://mil.api.advisor.appsplatform.us/',
  'https://advisor.powerapps.cn/': 'https://china.api.advisor.powerapps.cn/',
}

/** Refusals that are about the service and not about who signs in: unknown, disabled (7000112 says it of either). */
const ABOUT_THE_SERVICE: readonly unknown[] = ['AADSTS500011', 'AADSTS500014', 'AADSTS7000112']

/** The same tokens, with errors that name the checker's application. */
export function checkerTokens(tokens: TokenSource): TokenSource {
  return {
    token: async (audience, options) => {
      try {
        return await tokens.token(audience, options)
      } catch (caught) {
        if (!(caught instanceof AlmError) || !ABOUT_THE_SERVICE.includes(caught.details['serviceCode']))
          throw caught
        throw new AlmError(caught.code, {
          message: caught.message,
          remedy:
            'Ask the Entra administrator whether the enterprise application "PowerApps-Advisor" (c9299480-c13a-49db-a7ae-cdfe54fe0313) is in the tenant and enabled for sign-in; it is the checker.',
          details: caught.details,
          cause: caught,
        })
      }
    },
  }
}
