import {
  curriculumInService,
  misconceptionSentences,
  type PracticeTexts,
  practicesFor,
} from '#data/curriculum/shared/curriculum.ts'
import { type ModuleFace, modulesFor } from '#data/curriculum/shared/module-faces.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation, type Transaction } from '#data/database/database.ts'
import { peopleInScope } from '#data/scope.ts'
import { type PracticeCell, practiceCell } from '#data/understanding/shared/practice-cell.ts'
import { understandingOfPeople } from '#data/understanding/shared/understanding-rows.ts'
import type { Administrator, Clinician, Manager } from '#data/viewer.ts'
import {
  type ConfidenceFit,
  type ConfidenceLevel,
  confidenceFit,
  confidenceLevels,
} from '#domain/comprehension/confidence-fit.ts'
import { type Need, needsOf } from '#domain/comprehension/help-order.ts'
import type { Confidence, PracticeId } from '#domain/comprehension/item.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { readOut } from '#domain/comprehension/read-out.ts'
import {
  type PracticeAnswer,
  type PracticeHistory,
  understandingHistory,
} from '#domain/comprehension/understanding-history.ts'

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
  /** In the order of `practices`. */
  readonly cells: readonly PracticeCell[]
  readonly needs: readonly Need[]
  /** All modules in service: what there is to suggest. */
  readonly teaching: readonly ModuleFace[]
  readonly modules: readonly {
    readonly face: ModuleFace
    readonly completedAt: Date | null
    readonly dueOn: Date | null
  }[]
}

/** That something was asked, and when: all that others than the clinician get of an answer. */
export type EvidenceMark = { readonly at: Date; readonly occasion: 'training' | 'follow-up' }

/** The clinician's own: what came of it too. */
export type OwnEvidenceMark = EvidenceMark & { readonly correct: boolean; readonly confidence: Confidence | null }

export type ClinicianHistory<Mark extends EvidenceMark> = {
  /** In the order of the report's `practices`. */
  readonly practices: readonly (PracticeHistory & { readonly evidence: readonly Mark[] })[]
  readonly confidenceFit: ConfidenceFit
}

export type ClinicianReportWithHistory = ClinicianReport & { readonly history: ClinicianHistory<EvidenceMark> }

export type OwnReport = ClinicianReport & {
  readonly history: ClinicianHistory<OwnEvidenceMark> & { readonly confidence: readonly ConfidenceLevel[] }
}

/**
 * What one clinician understands, for their manager or an administrator: statuses, misconceptions and dates, never an
 * answer nor whether it was right. Looking leaves an audit event, which the clinician can see. Null: not theirs to see.
 */
export async function clinicianReport(
  viewer: Manager | Administrator,
  personId: string,
  { now }: { now: Date },
): Promise<ClinicianReportWithHistory | null> {
  const found = await report(viewer, personId, {
    now,
    leaveTrace: (transaction) =>
      audit(transaction, viewer, {
        action: 'understanding.viewed',
        subject: { type: 'person', id: personId },
        at: now,
      }),
  })
  if (found === null) return null
  const answers = await countedAnswers(viewer, personId)
  const practices = histories(answers, found, (answer): EvidenceMark => markOf(answer))
  return { ...found.report, history: { practices, confidenceFit: confidenceFit(answers) } }
}

/** What the viewer understands themselves. */
export async function ownUnderstanding(viewer: Clinician, { now }: { now: Date }): Promise<ClinicianReport> {
  return (await own(viewer, { now })).report
}

/** The same with how it came about: each answer's verdict and confidence, and how confidence goes with being right. */
export async function ownReport(viewer: Clinician, { now }: { now: Date }): Promise<OwnReport> {
  const found = await own(viewer, { now })
  const answers = await countedAnswers(viewer, viewer.personId)
  const practices = histories(answers, found, (answer): OwnEvidenceMark => {
    const { correct, confidence } = answer
    return { ...markOf(answer), correct, confidence }
  })
  const confidence = confidenceLevels(answers)
  return { ...found.report, history: { practices, confidenceFit: confidenceFit(answers), confidence } }
}

function markOf({ answeredAt, occasion }: PracticeAnswer): EvidenceMark {
  return { at: answeredAt, occasion }
}

type Found = { readonly report: ClinicianReport; readonly parameters: Parameters }

function histories<Mark extends EvidenceMark>(
  answers: readonly PracticeAnswer[],
  { report: { practices, asOf }, parameters }: Found,
  mark: (answer: PracticeAnswer) => Mark,
): (PracticeHistory & { evidence: Mark[] })[] {
  const byPractice = Map.groupBy(answers, ({ practice }): PracticeId => practice)
  return understandingHistory(answers, parameters, { practices, asOf }).map((history) => ({
    ...history,
    evidence: (byPractice.get(history.practice) ?? []).map(mark),
  }))
}

/** The counted answers of somebody whose report the viewer has been given, oldest first. */
async function countedAnswers(
  viewer: Clinician | Manager | Administrator,
  personId: string,
): Promise<PracticeAnswer[]> {
  return inOrganisation(
    viewer,
    (transaction) => transaction.$queryRaw<PracticeAnswer[]>`
      SELECT practice_id AS practice, item_id AS "itemId", correct, confidence::text, elapsed_ms AS "elapsedMs",
        answered_at AS "answeredAt", occasion
      FROM answer
      WHERE organisation_id = ${viewer.organisationId}::uuid AND person_id = ${personId}::uuid AND counts
      ORDER BY answered_at, id`,
  )
}

async function own(viewer: Clinician, { now }: { now: Date }): Promise<Found> {
  const found = await report(viewer, viewer.personId, { now, leaveTrace: async () => {} })
  if (found === null) throw new Error(`Person ${viewer.personId} is signed in and not found`)
  return found
}

async function report(
  viewer: Clinician | Manager | Administrator,
  personId: string,
  { now, leaveTrace }: { now: Date; leaveTrace: (transaction: Transaction) => Promise<void> },
): Promise<Found | null> {
  const { organisationId } = viewer
  const curriculum = await curriculumInService(viewer)
  const found = await inOrganisation(viewer, async (transaction) => {
    const person = await transaction.person.findFirst({
      where: { AND: [peopleInScope(viewer), { id: personId, roles: { some: { role: 'clinician' } } }] },
      select: {
        id: true,
        givenName: true,
        familyName: true,
        profession: true,
        memberships: { select: { team: { select: { id: true, name: true } } } },
        enrolments: {
          select: { moduleSlug: true, completedAt: true, dueOn: true },
          orderBy: [{ completedAt: { sort: 'desc', nulls: 'last' } }, { dueOn: 'asc' }],
        },
      },
    })
    if (person === null) return null
    const understandingOf = await understandingOfPeople(transaction, { organisationId, personIds: [personId] })
    await leaveTrace(transaction)
    return { person, understanding: understandingOf(personId) }
  })
  if (found === null) return null
  const { memberships, enrolments, ...person } = found.person
  const practices = practicesFor(viewer, curriculum)
  const sentences = misconceptionSentences(viewer, curriculum)
  const estimates = readOut(found.understanding.evidence, curriculum.parameters, { practices, asOf: now })
  const faces = await modulesFor(viewer, curriculum)
  const onceEach = new Map(
    enrolments.map((enrolment) => [enrolment.moduleSlug, enrolment]).reverse() as [
      string,
      (typeof enrolments)[number],
    ][],
  )
  const report: ClinicianReport = {
    person: { ...person, teams: memberships.map(({ team }) => team) },
    asOf: now,
    practices,
    cells: estimates.map((estimate) => practiceCell(estimate, found.understanding, sentences)),
    needs: needsOf(estimates, curriculum.practices),
    teaching: [...faces.values()],
    modules: [...onceEach.values()].reverse().flatMap(({ moduleSlug, completedAt, dueOn }) => {
      const face = faces.get(moduleSlug)
      return face === undefined ? [] : [{ face, completedAt, dueOn }]
    }),
  }
  return { report, parameters: curriculum.parameters }
}

export type Onlookers = {
  /** Who may see it: the managers of the person's teams and of those above them, and the administrators. */
  readonly may: readonly { readonly name: string; readonly as: 'manager' | 'administrator' }[]
  /** Who looked, newest first. */
  readonly looked: readonly { readonly name: string; readonly at: Date }[]
}

/** Who may see what the viewer understands, and who has looked at it. */
export async function ownOnlookers(viewer: Clinician): Promise<Onlookers> {
  const { organisationId, personId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const may = await transaction.$queryRaw<{ name: string; as: 'manager' | 'administrator' }[]>`
      WITH RECURSIVE above AS (
        SELECT t.id, t.parent_id FROM team t JOIN team_member m ON m.organisation_id = t.organisation_id AND m.team_id = t.id
        WHERE t.organisation_id = ${organisationId}::uuid AND m.person_id = ${personId}::uuid
        UNION
        SELECT t.id, t.parent_id FROM team t JOIN above a ON t.id = a.parent_id WHERE t.organisation_id = ${organisationId}::uuid
      )
      SELECT p.given_name || ' ' || p.family_name AS name, 'manager' AS as
      FROM person p JOIN team_manager m ON m.organisation_id = p.organisation_id AND m.person_id = p.id
      WHERE p.organisation_id = ${organisationId}::uuid AND m.team_id IN (SELECT id FROM above) AND p.id <> ${personId}::uuid AND p.status = 'active'
      UNION
      SELECT p.given_name || ' ' || p.family_name, 'administrator'
      FROM person p JOIN person_role r ON r.organisation_id = p.organisation_id AND r.person_id = p.id AND r.role = 'administrator'
      WHERE p.organisation_id = ${organisationId}::uuid AND p.id <> ${personId}::uuid AND p.status = 'active'
      ORDER BY 2 DESC, 1`
    const looked = await transaction.$queryRaw<{ name: string; at: Date }[]>`
      SELECT p.given_name || ' ' || p.family_name AS name, max(e.at) AS at
      FROM audit_event e JOIN person p ON p.organisation_id = e.organisation_id AND p.id = e.actor_id
      WHERE e.organisation_id = ${organisationId}::uuid AND e.subject_id = ${personId}::uuid AND e.action = 'understanding.viewed'
      GROUP BY p.id, p.given_name, p.family_name, date_trunc('day', e.at) ORDER BY 2 DESC LIMIT 20`
    return { may, looked }
  })
}
