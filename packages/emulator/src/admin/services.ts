// The admin APIs as services, each with its own audience.
import type { TokenVerifier } from '../frame/context.js'
import type { Service } from '../frame/handler.js'
import type { Platform } from './platform.js'

export function createAdminServices(_platform: Platform, _tokens: TokenVerifier): Service[] {
  return []
}
