import type { FileProblem } from '#domain/people-import/file-problems.ts'

/** A file is no table that can be read; `row` says where, for a text whose quotes do not close. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
  readonly problem: FileProblem
  readonly row: number | null

  constructor(problem: FileProblem, row: number | null = null) {
    super(problem)
    this.problem = problem
    this.row = row
  }
}
