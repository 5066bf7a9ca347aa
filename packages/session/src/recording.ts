// The recording that the job asks for with POWER_PLATFORM_RECORD_TO: its folder, its key and its services.
import { cloudEndpoints, type CloudName } from '@powerops/auth'
import { createRecording, type RecordedService, type Recorder } from '@powerops/http'
import type { SessionPorts } from './ports.js'
import { openRecordingFolder } from './recording-folder.js'

/** The recorder of one service. */
export type RecorderOf = (service: RecordedService['name']) => Recorder

/** Opens the recording of this process; undefined when none is asked for, or when its folder can't be used. */
export function openRecording(cloud: CloudName, ports: SessionPorts): RecorderOf | undefined {
  const path = ports.environment['POWER_PLATFORM_RECORD_TO']?.trim()
  if (!path) return undefined
  try {
    const { folder, key } = openRecordingFolder(path, ports.environment)
    const recording = createRecording({ folder, key, log: ports.log, clock: ports.clock })
    ports.log.info('Recording what the services answer, redacted, because POWER_PLATFORM_RECORD_TO is set.')
    // Test servers are shown under the host of the service that they stand for, so that recordings can be compared.
    const standard = cloudEndpoints(cloud, {})
    const hosts: Readonly<Record<RecordedService['name'], string>> = {
      admin: standard.admin.hostname,
      powerapps: standard.powerApps.hostname,
      powerplatform: standard.powerPlatform.hostname,
      entra: standard.authority.hostname,
      dataverse: '{org}',
    }
    return (name) => recording.recorderOf({ name, host: hosts[name] })
  } catch (caught) {
    const code = caught instanceof Error && 'code' in caught ? String(caught.code) : 'unknown'
    ports.log.warning(`Nothing is recorded: the folder of POWER_PLATFORM_RECORD_TO can't be used (${code}).`)
    return undefined
  }
}
