import type { Transaction } from '#data/database/database.ts'
import type { Viewer } from '#data/viewer.ts'

/** What the viewer did in a duty and is kept under their name, without whom it was done to. */
export async function ownDoings(transaction: Transaction, { organisationId, personId }: Viewer) {
  return {
    /** Reports of teams that the viewer opened. */
    ownTeamLooks: await transaction.teamLook.findMany({
      where: { organisationId, viewerId: personId },
      orderBy: { at: 'asc' },
      select: { teamId: true, form: true, at: true },
    }),
    policiesMade: await transaction.policy.findMany({
      where: { organisationId, createdById: personId },
      orderBy: { version: 'asc' },
      select: { version: true, createdAt: true },
    }),
    assignmentsMade: await transaction.assignment.findMany({
      where: { organisationId, createdById: personId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { id: true, createdAt: true, dueBy: true, dueOn: true, dueDays: true, withdrawnAt: true },
    }),
    assignmentActs: await transaction.assignmentAct.findMany({
      where: { organisationId, byId: personId },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      select: { assignmentId: true, kind: true, people: true, at: true, undoneAt: true },
    }),
    /** Waivers that the viewer gave or ended, without whose they are. */
    waiversMade: await transaction.waiver.findMany({
      where: { organisationId, OR: [{ madeById: personId }, { endedById: personId }] },
      orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
      select: {
        moduleSlug: true,
        assignmentId: true,
        madeById: true,
        madeAt: true,
        untilDay: true,
        endedById: true,
        endedAt: true,
      },
    }),
    contestsAnswered: await transaction.contest.findMany({
      where: { organisationId, repliedById: personId },
      orderBy: [{ repliedAt: 'asc' }, { id: 'asc' }],
      select: { itemId: true, outcome: true, reply: true, repliedAt: true },
    }),
    requestsAnswered: await transaction.dataRequest.findMany({
      where: { organisationId, repliedById: personId },
      orderBy: [{ repliedAt: 'asc' }, { id: 'asc' }],
      select: { kind: true, outcome: true, reply: true, repliedAt: true },
    }),
    certificatesRevoked: await transaction.certificate.findMany({
      where: { organisationId, revokedById: personId },
      orderBy: [{ revokedAt: 'asc' }, { id: 'asc' }],
      select: { id: true, revokedBecause: true, revokedWords: true, revokedAt: true },
    }),
    itemDecisions: await transaction.itemDecision.findMany({
      where: { organisationId, decidedById: personId },
      orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
    }),
    actsMade: await transaction.peopleAct.findMany({
      where: { organisationId, byId: personId },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      select: { kind: true, at: true, undoneAt: true },
    }),
    reminded: await transaction.notice.findMany({
      where: { organisationId, byId: personId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { kind: true, createdAt: true },
    }),
    directoryTokensMade: await transaction.scimToken.findMany({
      where: { organisationId, createdById: personId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { name: true, createdAt: true, expiresAt: true, lastUsedAt: true },
    }),
    apiTokensMade: await transaction.apiToken.findMany({
      where: { organisationId, createdById: personId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { name: true, scopes: true, createdAt: true, expiresAt: true, lastUsedAt: true },
    }),
    webhooksMade: await transaction.webhook.findMany({
      where: { organisationId, createdById: personId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { name: true, form: true, address: true, events: true, hears: true, createdAt: true },
    }),
    imports: await transaction.peopleImport.findMany({
      where: { organisationId, OR: [{ madeById: personId }, { appliedById: personId }, { undoneById: personId }] },
      orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
      select: { fileName: true, state: true, madeAt: true, appliedAt: true, undoneAt: true },
    }),
  }
}
