// URLs that come from inputs or services, parsed before anything is sent to them.
import { AlmError } from './error.js'
import { quote } from './text.js'

/** True for the machine itself, where plain http is allowed: localhost, 127.0.0.0/8 and [::1]. */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
}

/**
 * Reads an absolute https URL without user name or password. Plain http is accepted for loopback hosts alone.
 * @throws AlmError `input-invalid` naming `what`.
 */
export function parseHttpsUrl(untrusted: string, what: string): URL {
  const url = URL.canParse(untrusted.trim()) ? new URL(untrusted.trim()) : undefined
  if (!url || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopbackHost(url.hostname)))) {
    throw new AlmError('input-invalid', {
      message: `${what} is ${quote(untrusted)}, which is not an https URL`,
      remedy: 'Write the whole address, such as https://contoso-dev.crm4.dynamics.com.',
    })
  }
  if (url.username || url.password) {
    throw new AlmError('input-invalid', {
      message: `${what} holds a user name or password`,
      remedy: 'Leave credentials out of the address; use the credential inputs.',
    })
  }
  return url
}
