import { allOwnAnswers } from '#data/reports/all-own-answers.ts'
import { AnswersAddress } from '#domain/reports/answers-filter.ts'
import { answerTables } from '#server/answer-tables.ts'
import { reportDownload } from '#server/exports/report-download.ts'

/** The viewer's own answers that the address filters, with question, choice, what was best and why. */
export const GET = reportDownload(['clinician'], async (viewer, _, { now, search }) =>
  answerTables(await allOwnAnswers(viewer, AnswersAddress.parse(Object.fromEntries(search))), { now }),
)
