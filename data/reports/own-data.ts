import { inOrganisation } from '#data/database/database.ts'
import type { Viewer } from '#data/viewer.ts'
import { ownDoings } from './internal/own-doings.ts'

/** The oldest first, and always the same: what is taken away twice can be compared. */
const byCreation = [{ createdAt: 'asc' as const }, { id: 'asc' as const }]

/**
 * All that is kept about the viewer, whatever their duties are, in the words of the database, for themselves to take away: what
 * they are, did and were asked, what is concluded about them, what was sent to them, who looked, and what they did to others,
 * who stand in it as ids. What is left out, such as the hash of their password, is in own-data.test.ts with the reason.
 */
export async function ownData(viewer: Viewer, { now }: { now: Date }) {
  const { organisationId, organisationName, personId } = viewer
  const own = { where: { organisationId, personId } }
  return inOrganisation(viewer, async (transaction) => ({
    asOf: now,
    organisation: organisationName,
    person: await transaction.person.findFirst({
      where: { organisationId, id: personId },
      include: {
        roles: { select: { role: true }, orderBy: { role: 'asc' } },
        memberships: {
          select: { since: true, team: { select: { name: true } } },
          orderBy: [{ since: 'asc' }, { teamId: 'asc' }],
        },
        managed: {
          select: { team: { select: { name: true } } },
          orderBy: [{ team: { name: 'asc' } }, { teamId: 'asc' }],
        },
        credential: { select: { changedAt: true, isShort: true } },
        secondFactor: { select: { createdAt: true, confirmedAt: true } },
        passkeys: { select: { name: true, createdAt: true, lastUsedAt: true }, orderBy: byCreation },
        rememberedDevices: {
          select: { device: true, network: true, createdAt: true, lastUsedAt: true, expiresAt: true },
          orderBy: byCreation,
        },
        noticeChoice: { select: { notByMail: true, changedAt: true } },
        breakGlass: { select: { namedAt: true } },
        calendarFeed: { select: { createdAt: true } },
        scimUser: {
          include: {
            groups: {
              select: { display: true, group: { select: { displayName: true } } },
              orderBy: { groupId: 'asc' },
            },
          },
        },
        signOnAccounts: {
          omit: { organisationId: true, personId: true },
          orderBy: [{ linkedAt: 'asc' }, { issuer: 'asc' }, { subject: 'asc' }],
        },
        sessions: { omit: { organisationId: true, id: true, personId: true }, orderBy: byCreation },
        tokens: { select: { purpose: true, createdAt: true, expiresAt: true, usedAt: true }, orderBy: byCreation },
      },
    }),
    assignments: await transaction.assignment.findMany({
      ...own,
      orderBy: byCreation,
      include: { modules: { select: { moduleSlug: true }, orderBy: [{ place: 'asc' }, { moduleSlug: 'asc' }] } },
    }),
    /** Assignments that name them, to ask them or to leave them out. */
    namedIn: await transaction.assignmentAudience.findMany({
      ...own,
      orderBy: [{ assignmentId: 'asc' }, { place: 'asc' }],
      select: { assignmentId: true, side: true },
    }),
    /** What the viewer is spared, why and until when. */
    waivers: await transaction.waiver.findMany({
      ...own,
      orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
      omit: { madeById: true, endedById: true },
    }),
    /** Modules that the viewer was excused from because they have shown what these teach, with the evidence. */
    excusals: await transaction.excusal.findMany({ ...own, orderBy: [{ madeAt: 'asc' }, { id: 'asc' }] }),
    enrolments: await transaction.enrolment.findMany({ ...own, orderBy: byCreation }),
    attempts: await transaction.attempt.findMany({ ...own, orderBy: [{ startedAt: 'asc' }, { id: 'asc' }] }),
    followUps: await transaction.followUp.findMany({ ...own, orderBy: byCreation, omit: { reason: true, seed: true } }),
    answers: await transaction.answer.findMany({ ...own, orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }] }),
    understanding: await transaction.understanding.findMany({ ...own, orderBy: { practiceId: 'asc' } }),
    /** Each month's probabilities, with the practices that they are of in the same order. */
    understoodBefore: await transaction.personSnapshot.findMany({
      ...own,
      orderBy: { day: 'asc' },
      select: { day: true, probabilities: true, snapshot: { select: { practices: true } } },
    }),
    /** How they counted in the figures of groups, and up to which answers, where readers see no names. */
    countedAs: await transaction.countedPerson.findMany({ ...own, orderBy: { fromDay: 'asc' } }),
    contests: await transaction.contest.findMany({
      ...own,
      orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
      omit: { repliedById: true },
    }),
    /** What the viewer asked to be done with their data. */
    requests: await transaction.dataRequest.findMany({
      ...own,
      orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
      omit: { repliedById: true },
    }),
    /** Certificates that they asked for, each with its paper, word for word. */
    certificates: await transaction.certificate.findMany({
      ...own,
      orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
      omit: { revokedById: true },
    }),
    notices: await transaction.notice.findMany({ ...own, orderBy: byCreation, omit: { mailId: true } }),
    /** What was sent or is to be: its kind and times. Its words are not kept. */
    mails: await transaction.mail.findMany({
      ...own,
      orderBy: { createdAt: 'asc' },
      select: { kind: true, status: true, createdAt: true, attempts: true, problem: true, endedAt: true },
    }),
    /** Rows of a file of people that are, or were, about to be applied to the viewer. */
    importRows: await transaction.peopleImportRow.findMany({
      ...own,
      orderBy: [{ importId: 'asc' }, { row: 'asc' }],
      omit: { importId: true },
    }),
    /** Acts on many people at once that reached the viewer. */
    actsOnMany: await transaction.peopleAct.findMany({
      where: { organisationId, people: { has: personId } },
      orderBy: { at: 'asc' },
      select: { kind: true, parameters: true, at: true, undoneAt: true },
    }),
    /** Managers' views lent to the viewer, and theirs that they lent. */
    lentViews: await transaction.lentView.findMany({
      where: { organisationId, OR: [{ fromId: personId }, { toId: personId }] },
      orderBy: { createdAt: 'asc' },
    }),
    /** What the viewer did, and what was done to them. */
    auditTrail: await transaction.auditEvent.findMany({
      where: { organisationId, OR: [{ actorId: personId }, { subjectId: personId }] },
      orderBy: { place: 'asc' },
      omit: { place: true, previousHash: true, hash: true },
    }),
    /** Who looked at reports of teams that the viewer stood in. */
    teamLooks: await transaction.teamLook.findMany({
      where: { organisationId, people: { has: personId } },
      orderBy: { at: 'asc' },
      omit: { people: true },
    }),
    /** Which programmes fetched what the viewer has completed or understands. */
    apiLooks: await transaction.apiLook.findMany({
      where: { organisationId, people: { has: personId } },
      orderBy: { at: 'asc' },
      omit: { people: true },
    }),
    /** What other systems were told about the viewer. */
    webhookEvents: await transaction.webhookEvent.findMany({
      ...own,
      orderBy: { at: 'asc' },
      select: {
        kind: true,
        at: true,
        data: true,
        deliveries: {
          select: { status: true, triedAt: true, webhook: { select: { name: true, address: true } } },
          orderBy: byCreation,
        },
      },
    }),
    /** What is remembered of statuses, to tell other systems what changes. */
    webhookStatuses: await transaction.webhookStatus.findMany({ ...own, orderBy: { practiceId: 'asc' } }),
    ...(await ownDoings(transaction, viewer)),
  }))
}
