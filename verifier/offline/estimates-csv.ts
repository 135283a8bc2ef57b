import type { AnswerTable } from '#domain/comprehension/calibration/answer-table.ts'
import { replay } from '#domain/comprehension/calibration/replay.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { type ReportedPractice, readOut } from '#domain/comprehension/read-out.ts'
import { csvText } from '#platform/csv/csv-text.ts'

/** More than the six decimals to which an auditor's figures must agree with the report's. */
const DECIMALS = 8
const PEOPLE_PER_PIECE = 200

/** estimates.csv in pieces: people in the order of their first answers, practices in the order of the items file. */
export function* estimatesCsv(
  table: AnswerTable,
  parameters: Parameters,
  options: { practices: readonly ReportedPractice[]; asOf: Date },
): Generator<string> {
  let records = [['person', 'practice', 'probability', 'status', 'theta', 'theta_sd', 'own_answers']]
  for (let index = 0; index < table.people.length; index++) {
    const person = table.people[index] ?? ''
    for (const estimate of readOut(replay(table, index, parameters), parameters, options)) {
      records.push([
        person,
        estimate.practice,
        estimate.probability.toFixed(DECIMALS),
        estimate.status,
        estimate.theta.toFixed(DECIMALS),
        estimate.thetaSd.toFixed(DECIMALS),
        `${estimate.answers}`,
      ])
    }
    if (index % PEOPLE_PER_PIECE === PEOPLE_PER_PIECE - 1) {
      yield csvText(records)
      records = []
    }
  }
  if (records.length > 0) yield csvText(records)
}
