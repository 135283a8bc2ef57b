import { audit } from '#data/internal/audit.ts'
import {
  curriculumInService,
  misconceptionSentences,
  type PracticeTexts,
  practicesFor,
} from '#data/internal/curriculum.ts'
import { inOrganisation, type Transaction } from '#data/internal/database.ts'
import { type ModuleFace, modulesFor } from '#data/internal/module-faces.ts'
import { type PracticeCell, practiceCell } from '#data/internal/practice-cell.ts'
import { understandingOfPeople } from '#data/internal/understanding-rows.ts'
import { peopleInScope } from '#data/scope.ts'
import type { Administrator, Clinician, Manager } from '#data/viewer.ts'
import { type Need, needsOf } from '#domain/comprehension/help-order.ts'
import { readOut } from '#domain/comprehension/read-out.ts'

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

/**
 * What one clinician understands, for their manager or an administrator: statuses, misconceptions and dates, never the
 * text of an answer. Looking leaves an audit event, which the clinician can see. Null: not theirs to see.
 */
export async function clinicianReport(
  viewer: Manager | Administrator,
  personId: string,
  { now }: { now: Date },
): Promise<ClinicianReport | null> {
  return report(viewer, personId, {
    now,
    leaveTrace: (transaction) =>
      audit(transaction, viewer, {
        action: 'understanding.viewed',
        subject: { type: 'person', id: personId },
        at: now,
      }),
  })
}

/** What the viewer understands themselves. */
export async function ownUnderstanding(viewer: Clinician, { now }: { now: Date }): Promise<ClinicianReport> {
  const own = await report(viewer, viewer.personId, { now, leaveTrace: async () => {} })
  if (own === null) throw new Error(`Person ${viewer.personId} is signed in and not found`)
  return own
}

async function report(
  viewer: Clinician | Manager | Administrator,
  personId: string,
  { now, leaveTrace }: { now: Date; leaveTrace: (transaction: Transaction) => Promise<void> },
): Promise<ClinicianReport | null> {
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
  return {
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
