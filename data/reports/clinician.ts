import type { PracticeTexts } from '#data/curriculum/shared/curriculum-texts.ts'
import type { ModuleFace } from '#data/curriculum/shared/module-faces.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { PracticeCell } from '#data/understanding/shared/practice-cell.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { type ConfidenceFit, confidenceFit } from '#domain/comprehension/confidence-fit.ts'
import type { Need } from '#domain/comprehension/help-order.ts'
import type { Confidence } from '#domain/comprehension/item.ts'
import { countedAnswers, histories, markOf, type ReportedHistory } from './internal/answer-history.ts'
import { findClinician, reportOn } from './internal/report-on-clinician.ts'

export type ClinicianReport = {
  readonly person: {
    readonly id: string
    readonly givenName: string
    readonly familyName: string
    readonly profession: string
    readonly teams: readonly { readonly id: string; readonly name: string }[]
  }
  readonly asOf: Date
  readonly practices: readonly PracticeTexts[]
  /** Whether the organisation lets this reader see statuses by name; if not, there are no cells, needs and history. */
  readonly statusesShown: boolean
  /** In the order of `practices`. */
  readonly cells: readonly PracticeCell[]
  readonly needs: readonly Need[]
  /** All modules in service: what there is to suggest. */
  readonly teaching: readonly ModuleFace[]
  /** What is open first, by its due date; then what was finished, the newest first. */
  readonly modules: readonly {
    readonly face: ModuleFace
    readonly completedAt: Date | null
    readonly dueOn: Date | null
    /** Which step of which path it is, of how many; null: it is in no order, or finished. */
    readonly step: { readonly path: string; readonly at: number; readonly of: number } | null
    /** When and by whom it was asked; null: they chose it themselves. */
    readonly asked: { readonly at: Date; readonly by: string | null } | null
  }[]
}

/** That something was asked, and when: all that others than the clinician get of an answer. */
export type EvidenceMark = { readonly at: Date; readonly occasion: 'training' | 'follow-up' }

/** The clinician's own: what came of it too. */
export type OwnEvidenceMark = EvidenceMark & { readonly correct: boolean; readonly confidence: Confidence | null }

export type ClinicianHistory<Mark extends EvidenceMark> = {
  /** In the order of the report's `practices`. */
  readonly practices: readonly ReportedHistory<Mark>[]
  readonly confidenceFit: ConfidenceFit
}

export type ClinicianReportWithHistory = ClinicianReport & { readonly history: ClinicianHistory<EvidenceMark> }

/**
 * What one clinician understands, for their manager or an administrator: statuses, misconceptions and dates, never an
 * answer nor whether it was right. Looking leaves an audit event, which the clinician can see. Where the organisation shows
 * this reader no statuses: what was asked and finished alone. Null: not theirs to see.
 */
export async function clinicianReport(
  viewer: Manager | Administrator,
  personId: string,
  { now }: { now: Date },
): Promise<ClinicianReportWithHistory | null> {
  const clinician = await findClinician(viewer, personId)
  if (clinician === null) return null
  if (!clinician.statusesShown) {
    const { report } = await reportOn(viewer, clinician, { now })
    return { ...report, history: { practices: [], confidenceFit: confidenceFit([]) } }
  }
  // Written and committed before anything is read of what they understand.
  await inOrganisation(viewer, (transaction) =>
    audit(transaction, viewer, {
      action: 'understanding.viewed',
      subject: { type: 'person', id: personId },
      at: now,
    }),
  )
  const [report, answers] = await Promise.all([reportOn(viewer, clinician, { now }), countedAnswers(viewer, personId)])
  const practices = histories(answers, report, markOf)
  return { ...report.report, history: { practices, confidenceFit: confidenceFit(answers) } }
}
