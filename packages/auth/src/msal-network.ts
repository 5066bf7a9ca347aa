// The network that msal uses: our own HTTP, watched for what its errors leave out.
import { AlmError, isRecord, stringField } from '@powerops/core'
import type { HttpClient } from '@powerops/http'
import type { INetworkModule } from '@azure/msal-node'
import { readEntraRefusal, type EntraRefusal } from './entra-refusal.js'
import { maskSecret, type Mask } from './secrets.js'

/** msal's view of the network, with what msal does not tell: the refusal and the failure behind its errors. */
export interface WatchedNetwork {
  module: INetworkModule
  /** What the token endpoint refused with. */
  refusal: EntraRefusal | undefined
  /** Why there was no answer; msal itself would only say "network error". */
  failure: AlmError | undefined
  keepingFailure<T>(work: () => Promise<T>): Promise<T>
}

/** The network of one exchange: every token in an answer is masked before msal sees it. */
export function watchedNetwork(http: HttpClient, mask: Mask): WatchedNetwork {
  const watched: WatchedNetwork = {
    refusal: undefined,
    failure: undefined,
    async keepingFailure(work) {
      try {
        return await work()
      } catch (caught) {
        if (caught instanceof AlmError) watched.failure = caught
        throw caught
      }
    },
    module: {
      sendGetRequestAsync: (url, options) => send('GET', url, options),
      sendPostRequestAsync: (url, options) => send('POST', url, options),
    },
  }
  const send = async <T>(
    method: 'GET' | 'POST',
    url: string,
    options: { headers?: Record<string, string>; body?: string } = {},
  ): Promise<{ headers: Record<string, string>; body: T; status: number }> =>
    watched.keepingFailure(async () => {
      const response = await http.send({ method, url: new URL(url), retry: 'safe', ...options })
      if (response.status !== 200) watched.refusal = readEntraRefusal(response)
      const body = response.status === 200 ? response.json() : refusalBody(watched.refusal)
      for (const name of ['access_token', 'id_token', 'refresh_token']) {
        if (isRecord(body)) maskSecret(mask, stringField(body, name))
      }
      // msal reads the answer itself and checks the fields that it needs.
      return { headers: Object.fromEntries(response.headers), body: body as T, status: response.status }
    })
  return watched
}

/** A refusal in the one shape that msal expects, whatever a proxy in between answered with. */
function refusalBody(refusal: EntraRefusal | undefined): Record<string, unknown> {
  return {
    error: 'refused',
    error_description: refusal?.description ?? '',
    error_codes: [refusal?.code ?? ''],
  }
}
