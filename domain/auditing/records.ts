import type { GroupShare } from '#domain/comprehension/group-share.ts'
import type { GroupFigures } from '#domain/comprehension/groups/person-profiles.ts'
import type { Visibility } from '#domain/comprehension/groups/suppression.ts'
import type { Estimate } from '#domain/comprehension/read-out.ts'
import { allPractices, TOLERANCE } from './pack-files.ts'

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

/**
 * The shares of a group as records of team-shares.csv or organisation-shares.csv: over all practices, then each. A group that
 * is not shown has one record without figures.
 */
export function shareRecords(
  group: string,
  people: number,
  practices: readonly { readonly id: string }[],
  figures: GroupFigures | Exclude<Visibility, 'shown'>,
): string[][] {
  if (typeof figures === 'string') return [[group, allPractices, `${people}`, '', '', '', '', figures]]
  const record = (practice: string, { share, interval, notEnoughEvidence }: GroupShare) =>
    [group, practice, people, share, interval.low, interval.high, notEnoughEvidence, 'shown'].map(String)
  return [
    record(allPractices, figures.overall),
    ...practices.flatMap(({ id }, place) => {
      const share = figures.shares[place]
      return share === undefined ? [] : [record(id, share)]
    }),
  ]
}

/** The columns in which two records differ: texts at all, figures by more than a millionth. */
export function differingColumns(
  columns: readonly string[],
  exportedLines: readonly string[],
  recomputedLines: readonly string[],
): string[] {
  return columns.filter((_, place) => !agree(exportedLines[place] ?? '', recomputedLines[place] ?? ''))
}

function agree(exportedLine: string, recomputedLine: string): boolean {
  if (exportedLine === recomputedLine) return true
  if (exportedLine === '' || recomputedLine === '') return false
  // NaN, as of a text, is within no distance of anything.
  return Math.abs(Number(exportedLine) - Number(recomputedLine)) <= TOLERANCE
}
