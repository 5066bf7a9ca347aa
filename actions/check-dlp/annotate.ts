// Notes on the lines of the source that a verdict is about, as many as GitHub shows of one step.
import type { ActionPorts, Annotation } from '@powerops/actions-kit'
import { rankFindings, type Finding, type Verdict } from '@powerops/dlp'

/** GitHub shows ten of each level; the error that the step ends with is one of them. */
const MOST = { error: 9, warning: 10 } as const

/** Annotates the first findings of each level, and says how many more there are. */
export function annotateFindings(verdict: Verdict, ports: Pick<ActionPorts, 'annotate'>): void {
  const left = { ...MOST }
  let more = 0
  for (const finding of rankFindings(verdict.findings)) {
    const level = finding.kind === 'violation' ? 'error' : 'warning'
    if (left[level]-- > 0) ports.annotate(annotationOf(finding, level))
    else more++
  }
  if (more === 0) return
  ports.annotate({
    level: 'notice',
    title: 'Data policy',
    message: `${more} more ${more === 1 ? 'finding is' : 'findings are'} in the summary, the report and the SARIF file.`,
  })
}

function annotationOf({ sentence, remedy, sites }: Finding, level: 'error' | 'warning'): Annotation {
  const place = sites[0]?.place
  return {
    level,
    title: 'Data policy',
    message: `${sentence}\n${remedy}`,
    ...(place === undefined ? {} : { file: place.file, line: place.line ?? 1 }),
  }
}
