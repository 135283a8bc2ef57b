import type { GroupShare } from '#domain/comprehension/group-share.ts'
import type { Estimate } from '#domain/comprehension/read-out.ts'
import { TOLERANCE } from './pack-files.ts'

const instant = (at: Date | null) => at?.toISOString() ?? ''

/** An estimate as a record of estimates.csv, its figures to the last digit. */
export function estimateRecord(person: string, estimate: Estimate): string[] {
  return [
    person,
    estimate.practice,
    `${estimate.probability}`,
    `${estimate.interval.low}`,
    `${estimate.interval.high}`,
    estimate.status,
    estimate.confidentlyWrong ? '1' : '0',
    `${estimate.theta}`,
    `${estimate.thetaSd}`,
    `${estimate.answers}`,
    `${estimate.effectiveAnswers}`,
    instant(estimate.lastEvidenceAt),
    instant(estimate.rightOnLaterDayAt),
  ]
}

/** The share of a group as a record of team-shares.csv or organisation-shares.csv. */
export function shareRecord(group: string, practice: string, people: number, share: GroupShare | 'too-few'): string[] {
  if (share === 'too-few') return [group, practice, `${people}`, '', '', '', '']
  const { low, high } = share.interval
  return [group, practice, `${people}`, `${share.share}`, `${low}`, `${high}`, `${share.notEnoughEvidence}`]
}

/** The columns in which two records differ: texts at all, figures by more than a millionth. */
export function differingColumns(
  columns: readonly string[],
  given: readonly string[],
  recomputed: readonly string[],
): string[] {
  return columns.filter((_, place) => !agree(given[place] ?? '', recomputed[place] ?? ''))
}

function agree(given: string, recomputed: string): boolean {
  if (given === recomputed) return true
  if (given === '' || recomputed === '') return false
  // NaN, as of a text, is within no distance of anything.
  return Math.abs(Number(given) - Number(recomputed)) <= TOLERANCE
}
