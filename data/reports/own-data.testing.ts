import { randomUUID } from 'node:crypto'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import type { Viewer } from '#data/viewer.ts'
import type { LivedOrganisation } from '#simulation/testing/lived-organisation.ts'

/** A row of every kind that living leaves to chance, about each of the three viewers and by each of them. */
export async function keepSomethingAboutEach(
  owner: OwnerDatabase,
  viewers: readonly Viewer[],
  { organisationId, teams, now }: { organisationId: string; teams: LivedOrganisation['teams']; now: Date },
): Promise<void> {
  const [answer] = await owner.answer.findMany({ where: { organisationId }, take: 1 })
  const [version] = await owner.moduleVersion.findMany({ take: 1 })
  const parameters = await owner.parameterVersion.findFirstOrThrow()
  const day = new Date('2026-05-01')
  await owner.snapshot.create({
    data: { organisationId, day, asOf: now, practices: ['lock-screen'], parametersHash: parameters.hash, people: 3 },
  })
  for (const [place, { personId }] of viewers.entries()) {
    const mine = { organisationId, personId }
    const id = randomUUID()
    const other = viewers[(place + 1) % viewers.length]?.personId ?? ''
    await owner.assignment.create({
      data: { organisationId, id, personId, dueOn: day, createdById: personId, withdrawnAt: now },
    })
    await owner.assignmentAudience.create({
      data: { ...mine, assignmentId: id, place: 0, side: 'spared', kind: 'person' },
    })
    await owner.assignmentAct.create({
      data: { organisationId, id, assignmentId: id, kind: 'withdrawn', people: 1, byId: personId, at: now },
    })
    await owner.calendarFeed.create({ data: { ...mine, tokenHash: randomUUID(), createdAt: now } })
    await owner.certificate.create({
      data: {
        ...{ ...mine, id, code: id, language: 'en', name: 'Name', organisationName: 'Hospital', issuedAt: now },
        ...{ completed: [], saysUnderstanding: false, revokedAt: now, revokedById: personId, revokedBecause: 'other' },
      },
    })
    await owner.contest.create({
      data: {
        ...mine,
        answerId: answer?.id ?? '',
        itemId: 'an/item',
        practiceId: 'lock-screen',
        documentHash: version?.hash ?? '',
        policyVersion: 1,
        kind: 'wrong',
        reason: 'It depends.',
        madeAt: now,
        outcome: 'kept',
        repliedById: personId,
        reply: 'It does not.',
        repliedAt: now,
      },
    })
    const reply = { outcome: 'refused', reply: 'No.', repliedById: personId, repliedAt: now }
    await owner.dataRequest.create({
      data: { ...mine, id, kind: 'erasure', words: 'I leave.', madeAt: now, ...reply },
    })
    await owner.credential.upsert({
      where: { organisationId_personId: mine },
      create: { ...mine, passwordHash: 'sealed' },
      update: {},
    })
    await owner.secondFactor.create({ data: { ...mine, sealed: 'sealed', createdAt: now, confirmedAt: now } })
    const times = { createdAt: now, lastUsedAt: now, expiresAt: now }
    await owner.rememberedDevice.create({
      data: { ...mine, id, tokenHash: id, device: 'Firefox, Windows', network: '192.0.2.0/24', ...times },
    })
    const key = { credentialId: id, publicKey: new Uint8Array(1), counter: 0, name: 'Phone' }
    await owner.passkey.create({ data: { ...mine, id, ...key, transports: ['internal'], createdAt: now } })
    await owner.itemDecision.create({
      data: {
        organisationId,
        itemId: 'an/item',
        decision: 'stays-out',
        reason: 'Read.',
        decidedById: personId,
        decidedAt: now,
      },
    })
    await owner.lentView.create({
      data: { organisationId, id, fromId: personId, toId: other, until: day, createdAt: now },
    })
    const delivery = { startedAt: now, giveUpAt: now, nextTryAt: now, endedAt: now, status: 'sent' }
    await owner.mail.create({ data: { ...mine, id, kind: 'invitation', ...delivery } })
    await owner.notice.create({
      data: { ...mine, id, kind: 'reminder', aboutId: other, day, byId: personId, createdAt: now },
    })
    await owner.noticeChoice.create({ data: { ...mine, notByMail: ['work'], changedAt: now } })
    await owner.peopleAct.create({
      data: { organisationId, id, kind: 'remind', people: [personId], byId: personId, at: now },
    })
    await owner.peopleImport.create({
      data: {
        organisationId,
        id,
        madeById: personId,
        madeAt: now,
        fileName: 'people.csv',
        appliedById: personId,
        appliedAt: now,
        undoneById: personId,
        undoneAt: now,
      },
    })
    await owner.peopleImportRow.create({ data: { ...mine, importId: id, row: 2, fields: [] } })
    await owner.excusal.create({
      data: { ...mine, id, assignmentId: id, moduleSlug: 'x', evidence: [], parametersHash: '', madeAt: now },
    })
    await owner.waiver.create({
      data: {
        ...mine,
        id,
        ...{ moduleSlug: 'the-call-that-dropped', reason: 'On loan', madeById: personId, endedById: personId },
        ...{ madeAt: now, untilDay: day, endedAt: now },
      },
    })
    await owner.personSnapshot.create({ data: { ...mine, day, probabilities: [0.5] } })
    await owner.countedPerson.create({ data: { ...mine, fromDay: day, groups: [], answered: {} } })
    await owner.personToken.create({ data: { ...mine, purpose: 'invitation', tokenHash: id, expiresAt: now } })
    await owner.policy.create({ data: { organisationId, version: 1000 + place, document: {}, createdById: personId } })
    const user = { active: true, document: {}, createdAt: now, changedAt: now }
    await owner.scimUser.create({ data: { ...mine, userName: `user-${place}`, ...user } })
    const token = { tokenHash: randomUUID(), createdAt: now, expiresAt: now }
    await owner.scimToken.create({ data: { organisationId, name: 'Directory', createdById: personId, ...token } })
    await owner.breakGlass.create({ data: { ...mine, namedAt: now } })
    await owner.signOnAccount.create({ data: { ...mine, issuer: 'https://login.example', subject: id, linkedAt: now } })
    await owner.session.create({ data: { ...mine, expiresAt: now, network: '192.0.2.0/24' } })
    await owner.apiToken.create({
      data: { organisationId, name: 'LMS', createdById: personId, scopes: ['people:read'], days: 90, ...token },
    })
    await owner.apiLook.create({
      data: {
        organisationId,
        id,
        tokenId: id,
        tokenName: 'LMS',
        what: 'completion',
        people: [personId],
        at: now,
      },
    })
    const hook = { name: 'LMS', address: 'https://lms.example/', events: ['completed'], secret: 'sealed', secretId: id }
    await owner.webhook.create({
      data: { organisationId, id, ...hook, createdById: personId, createdAt: now, restsUntil: now },
    })
    await owner.webhookEvent.create({ data: { ...mine, id, kind: 'completed', at: now, data: {}, madeAt: now } })
    await owner.webhookStatus.create({ data: { ...mine, practiceId: 'lock-screen', status: 'understands' } })
    await owner.teamLook.create({
      data: {
        organisationId,
        id,
        viewerId: personId,
        teamId: teams.ward,
        form: 'page',
        people: [personId],
        at: now,
      },
    })
    await owner.auditEvent.create({
      data: {
        organisationId,
        actorId: personId,
        action: 'person.changed',
        subjectType: 'person',
        subjectId: personId,
        detail: {},
      },
    })
    await owner.teamManager.createMany({ data: [{ ...mine, teamId: teams.bay }], skipDuplicates: true })
  }
}
