import { allOwnAnswers } from '#data/reports/all-own-answers.ts'
import { answerTables } from '#server/answer-tables.ts'
import { reportDownload } from '#server/exports/report-download.ts'

/** All answers of the viewer's own, with question, choice, what was best and why. */
export const GET = reportDownload(['clinician'], async (viewer, _, { now }) =>
  answerTables(await allOwnAnswers(viewer), { now }),
)
