// Gives a solution on disk another version: named, raised, or as a strategy finds it.
import { defineAction, markdownFacts, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import {
  bumpVersion,
  compareVersions,
  toMarkdownCode,
  toMarkdownText,
  type SolutionVersion,
} from '@powerops/core'
import path from 'node:path'
import { readIfPresent, resolvePath, writeWholeFile } from '../common/files.js'
import { versionAfterTags } from './git-tags.js'
import { inputs, outputs } from './inputs.js'
import { openLocalSolution, type LocalSolution } from './local-solution.js'
import { areSame, digestsOf, formatTracker, parseTracker, type Tracker } from './tracker.js'
import { parseWish, withNumbers, type Wish } from './wish.js'

type Inputs = InputValues<typeof inputs>

/** As the official action names it. */
const DEFAULT_TRACKER = 'ControlsStateVersionInfo.csv'

/** The version that was decided on, why, and what is to be written beside it. */
interface Decision {
  version: SolutionVersion
  why: string
  afterwards?: () => Promise<void>
}

export const action = defineAction({
  name: 'update-solution-version',
  inputs,
  outputs,
  async run(inputs, ports) {
    const wish = parseWish(inputs)
    const solution = await openLocalSolution(inputs, ports)
    const { uniqueName, version: before } = solution.manifest
    const { version, why, afterwards } = await decide(wish, solution, inputs, ports)
    const difference = compareVersions(version, before)
    if (difference < 0) ports.log.warning(`version ${version} of ${uniqueName} is lower than ${before}`)
    const digest = difference === 0 ? undefined : await solution.write(version)
    await afterwards?.()

    ports.log.info(`${uniqueName}: ${before} → ${version} (${why})`)
    ports.summary(describe(solution, version, why))
    return {
      reasonCode: difference === 0 ? 'unchanged' : 'ok',
      outputs: {
        'solution-name': uniqueName,
        'solution-version': difference === 0 ? before : version,
        'previous-version': before,
        changed: difference !== 0,
        'solution-digest': digest,
      },
      details: { place: path.join(solution.place.folder, solution.place.name), why },
    }
  },
})

async function decide(
  wish: Wish,
  solution: LocalSolution,
  inputs: Inputs,
  ports: ActionPorts,
): Promise<Decision> {
  const { version } = solution.manifest
  if (wish.kind === 'version') return { version: wish.version, why: 'the version that was asked for' }
  if (wish.kind === 'bump') return { version: bumpVersion(version, wish.part), why: `${wish.part} raised` }
  if (wish.kind === 'numbers')
    return { version: withNumbers(version, wish), why: 'numbers that were asked for' }
  const { strategy, revision } = wish
  if (strategy === 'filetracking') return trackFiles(solution, revision, inputs, ports)
  const decided =
    strategy === 'solution'
      ? { version: bumpVersion(version, 'build'), why: 'build raised' }
      : await versionAfterTags(solution.manifest, solution.place)
  return { ...decided, version: withRevision(decided.version, revision) }
}

/** A version that nothing was asked of stays as it was written. */
function withRevision(version: SolutionVersion, revision: number | undefined): SolutionVersion {
  return revision === undefined ? version : withNumbers(version, { revision })
}

/** Raises the build when files differ from those that the tracker knows, and brings the tracker up to date. */
async function trackFiles(
  solution: LocalSolution,
  revision: number | undefined,
  { trackerFile = DEFAULT_TRACKER, workingDirectory }: Inputs,
  ports: ActionPorts,
): Promise<Decision> {
  const { uniqueName, version: present } = solution.manifest
  const file = resolvePath(ports, workingDirectory, trackerFile)
  const text = (await readIfPresent(file))?.toString('utf8') ?? ''
  const tracker = parseTracker(text, file)
  const known = tracker.get(uniqueName)
  const changed = known !== undefined && !areSame(known, digestsOf(solution.filesWith(present)))
  const version = withRevision(changed ? bumpVersion(present, 'build') : present, revision)
  const name = path.basename(file)
  const first = `the tracker ${name} begins with the files as they are`
  const why = changed ? `files differ from ${name}` : known ? `no file differs from ${name}` : first
  const next: Tracker = new Map([...tracker, [uniqueName, digestsOf(solution.filesWith(version))]])
  const nextText = formatTracker(next)
  const afterwards = async (): Promise<void> => {
    if (nextText !== text) await writeWholeFile(file, nextText)
  }
  return { version, why, afterwards }
}

function describe({ manifest, place }: LocalSolution, version: SolutionVersion, why: string): string {
  const facts = markdownFacts({
    Solution: toMarkdownCode(manifest.uniqueName),
    Version: `${toMarkdownCode(manifest.version)} → ${toMarkdownCode(version)}`,
    Why: toMarkdownText(why),
    In: toMarkdownCode(path.basename(path.join(place.folder, place.name))),
  })
  return `### Solution version updated\n\n${facts}`
}
