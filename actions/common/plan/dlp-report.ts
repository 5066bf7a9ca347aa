// The verdict on data policies that check-dlp wrote into its report.
import { AlmError, parseJson, quote, stringField } from '@powerops/core'

/** A verdict; `unknown` is never `compliant`. */
export interface DlpVerdict {
  verdict: 'compliant' | 'violation' | 'unknown'
  summary: string
}

/**
 * Reads the report of check-dlp. A report on another environment says nothing about this one.
 * @throws AlmError `json-invalid`, `input-invalid` when it is no such report.
 */
export function parseDlpReport(text: string, file: string, environmentId: string): DlpVerdict {
  const report = parseJson(text, quote(file))
  const verdict = stringField(report, 'verdict')
  if (verdict !== 'compliant' && verdict !== 'violation' && verdict !== 'unknown') {
    throw new AlmError('input-invalid', {
      message: `the file ${quote(file)} of input dlp-report-file holds no verdict`,
      remedy: 'Give the file that the output report-file of check-dlp names.',
    })
  }
  const judged = stringField(report, 'environmentId')
  if (judged !== undefined && judged.toLowerCase() !== environmentId.toLowerCase()) {
    const summary = `The report judges the environment ${judged}, not ${environmentId}.`
    return { verdict: 'unknown', summary }
  }
  return { verdict, summary: stringField(report, 'summary') ?? '' }
}
