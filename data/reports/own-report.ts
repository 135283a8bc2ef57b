import type { Clinician } from '#data/viewer.ts'
import { type ConfidenceLevel, confidenceFit, confidenceLevels } from '#domain/comprehension/confidence-fit.ts'
import type { ClinicianHistory, ClinicianReport, OwnEvidenceMark } from './clinician.ts'
import { countedAnswers, histories, markOf } from './internal/answer-history.ts'
import { findClinician, type ReportOnClinician, reportOn } from './internal/report-on-clinician.ts'

export type OwnReport = ClinicianReport & {
  readonly history: ClinicianHistory<OwnEvidenceMark> & { readonly confidence: readonly ConfidenceLevel[] }
}

/** What the viewer understands themselves. */
export async function ownUnderstanding(viewer: Clinician, { now }: { now: Date }): Promise<ClinicianReport> {
  return (await reportOnSelf(viewer, { now })).report
}

/** The same with how it came about: each answer's verdict and confidence, and how confidence goes with being right. */
export async function ownReport(viewer: Clinician, { now }: { now: Date }): Promise<OwnReport> {
  const [report, answers] = await Promise.all([reportOnSelf(viewer, { now }), countedAnswers(viewer, viewer.personId)])
  const practices = histories(answers, report, (answer): OwnEvidenceMark => {
    const { correct, confidence } = answer
    return { ...markOf(answer), correct, confidence }
  })
  const confidence = confidenceLevels(answers)
  return { ...report.report, history: { practices, confidenceFit: confidenceFit(answers), confidence } }
}

async function reportOnSelf(viewer: Clinician, { now }: { now: Date }): Promise<ReportOnClinician> {
  const clinician = await findClinician(viewer, viewer.personId)
  if (clinician === null) throw new Error(`Person ${viewer.personId} is signed in and not found`)
  return reportOn(viewer, clinician, { now })
}
