import { randomBytes, randomUUID } from 'node:crypto'
import { issueCertificate } from '#data/certificates/issue-certificate.ts'
import { contestItem } from '#data/contests/contest-item.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { practise } from '#data/follow-ups/practise.ts'
import { makeCalendarFeed } from '#data/notices/calendar-feed.ts'
import { makeRequest } from '#data/requests/make-request.ts'
import type { Clinician } from '#data/viewer.ts'
import { codeOf } from '#domain/certificates/code.ts'
import { worstChoice } from '#domain/scenario/paths.ts'
import { firstModule } from '#e2e/support/organisation.ts'
import { writePaper } from '#server/certificates/write-paper.ts'
import { newToken } from '#server/tokens.ts'
import { completeModule } from '#simulation/testing/complete-module.ts'

export const practice = 'access-and-passwords'

/** A module that went as badly as it can, an answer of it that is contested, a request about data, a certificate, a round of practising, a calendar. */
export async function thingsOfClinician(owner: OwnerDatabase, clinician: Clinician) {
  const { organisationId, personId } = clinician
  const now = new Date()
  await completeModule(clinician, firstModule, { now, choose: worstChoice })
  const where = { organisationId, personId }
  const attempt = await owner.attempt.findFirstOrThrow({ where })
  const [answer, other] = await owner.answer.findMany({ where, orderBy: { id: 'asc' } })
  const because = { answerId: other?.id ?? '', kind: 'wrong', reason: 'Because.' } as const
  const contest = await contestItem(clinician, because, { now })
  const round = await practise(clinician, { practice, now })
  if (!contest.ok || !round.ok) throw new Error('There is nothing to reach for')
  const request = randomUUID()
  await makeRequest(clinician, { kind: 'correction', words: 'Because.' }, { now, id: request })
  const feed = newToken()
  await makeCalendarFeed(clinician, { tokenHash: feed.tokenHash }, { now })
  return {
    enrolment: attempt.enrolmentId,
    attempt: attempt.id,
    answer: answer?.id ?? '',
    contest: contest.contestId,
    request,
    ...(await certificateOf(clinician, { now })),
    followUp: round.followUpId,
    session: await sessionOf(owner, clinician),
    feed: feed.token,
  }
}

async function certificateOf(clinician: Clinician, { now }: { now: Date }) {
  const [certificate, certificateCode] = [randomUUID(), codeOf(randomBytes(16))]
  const request = { modules: [firstModule], saysUnderstanding: true, language: 'en' }
  await issueCertificate(clinician, request, { now, id: certificate, code: certificateCode, write: writePaper })
  return { certificate, certificateCode }
}

/** A session beside the one that the person asks with. */
async function sessionOf(owner: OwnerDatabase, { organisationId, personId }: Clinician): Promise<string> {
  const expiresAt = new Date(Date.now() + 60 * 60 * 1000)
  const { id } = await owner.session.create({ data: { organisationId, personId, expiresAt, network: '192.0.2.7' } })
  return id
}
