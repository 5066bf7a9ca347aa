// The services that are built apart from the frame: Dataverse and GitHub.
import type { ServiceContext } from './frame/context.js'
import type { Service } from './frame/handler.js'

export interface PluggedServices {
  dataverse: Service | undefined
  github: Service | undefined
  all: Service[]
}

export function createPluggedServices(_context: ServiceContext): PluggedServices {
  return { dataverse: undefined, github: undefined, all: [] }
}
