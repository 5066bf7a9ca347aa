// A verdict whose findings say where they are: file, line and column.
import type { Verdict } from '../evaluate/verdict.js'
import { locatePlaces } from '../place.js'
import type { SolutionSource } from '../solution-source.js'

/**
 * The same verdict with file, line and column in the places of its findings.
 * @param folder where the unpacked source lies, relative to the workspace with `/`; empty for the workspace itself.
 */
export function locateVerdict(verdict: Verdict, source: SolutionSource, folder: string): Verdict {
  const places = verdict.findings.flatMap(({ sites }) => sites.map(({ place }) => place))
  const located = locatePlaces(source, places)
  const prefix = folder === '' ? '' : `${folder}/`
  const findings = verdict.findings.map((finding) => ({
    ...finding,
    sites: finding.sites.map((site) => {
      const place = located.get(site.place) ?? site.place
      return { ...site, place: { ...place, file: prefix + place.file } }
    }),
  }))
  return { ...verdict, findings }
}
