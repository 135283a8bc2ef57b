import type { ImportField } from './import-columns.ts'
import type { RowProblem } from './judged-row.ts'

/** Why a row changes nothing. */
export class Refusal extends Error {
  readonly field: ImportField
  readonly problem: RowProblem
  readonly otherRow: number | null

  constructor(field: ImportField, problem: RowProblem, otherRow: number | null = null) {
    super(problem)
    this.field = field
    this.problem = problem
    this.otherRow = otherRow
  }
}
