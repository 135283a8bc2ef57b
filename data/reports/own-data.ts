import { inOrganisation } from '#data/database/database.ts'
import type { Clinician } from '#data/viewer.ts'

/** Everything that is kept about the viewer, in the words of the database. For themselves to take away. */
export type OwnData = {
  readonly asOf: Date
  readonly organisation: string
  readonly person: unknown
  readonly enrolments: readonly unknown[]
  readonly attempts: readonly unknown[]
  readonly followUps: readonly unknown[]
  readonly answers: readonly unknown[]
  readonly understanding: readonly unknown[]
  readonly contests: readonly unknown[]
  /** What the viewer did, and what was done to them. */
  readonly auditTrail: readonly unknown[]
  /** Who looked at reports of teams that the viewer stood in. */
  readonly teamLooks: readonly unknown[]
}

/** All that is kept about the viewer, but for the hash of their password, which the application cannot read. */
export async function ownData(viewer: Clinician, { now }: { now: Date }): Promise<OwnData> {
  const { organisationId, organisationName, personId } = viewer
  const own = { where: { organisationId, personId } }
  return inOrganisation(viewer, async (transaction) => ({
    asOf: now,
    organisation: organisationName,
    person: await transaction.person.findFirst({
      where: { organisationId, id: personId },
      include: {
        roles: { select: { role: true } },
        memberships: { select: { since: true, team: { select: { name: true } } } },
        sessions: { select: { createdAt: true, expiresAt: true } },
      },
    }),
    enrolments: await transaction.enrolment.findMany(own),
    attempts: await transaction.attempt.findMany(own),
    followUps: await transaction.followUp.findMany({
      ...own,
      select: { id: true, modules: true, dueOn: true, startedAt: true, endedAt: true, expiredAt: true, state: true },
    }),
    answers: await transaction.answer.findMany({ ...own, orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }] }),
    understanding: await transaction.understanding.findMany(own),
    contests: await transaction.contest.findMany({ ...own, omit: { repliedById: true } }),
    auditTrail: await transaction.auditEvent.findMany({
      where: { organisationId, OR: [{ actorId: personId }, { subjectId: personId }] },
      orderBy: { place: 'asc' },
      omit: { place: true, previousHash: true, hash: true },
    }),
    teamLooks: await transaction.teamLook.findMany({
      where: { organisationId, people: { has: personId } },
      orderBy: { at: 'asc' },
      omit: { people: true },
    }),
  }))
}
