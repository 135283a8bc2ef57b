import { beginAttempt } from '#data/attempts/begin-attempt.ts'
import { findEnrolment } from '#data/attempts/find-enrolment.ts'
import { curriculumInService, preparedModule } from '#data/curriculum/shared/curriculum.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { makeOrganisation, undecided } from '#data/people/make-organisation.ts'
import { dangerouslyStartSession } from '#data/people/start-session.ts'
import { type Clinician, dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import type { Module } from '#domain/scenario/module.ts'
import { sealSessionCookie, sessionCookieName } from '#server/session-cookie.ts'
import { type SimulatedClinician, simulateClinician } from '#simulation/model/clinician.ts'
import { type Random, seededRandom } from '#simulation/model/random.ts'

/** A clinician who takes part: signed in, with as many attempts begun as they will go through. */
export type Participant = {
  readonly viewer: Clinician
  readonly simulated: SimulatedClinician
  readonly random: Random
  readonly sessionId: string
  readonly cookie: string
  readonly attempts: readonly { readonly id: string; readonly module: Module }[]
}

/**
 * An organisation of so many clinicians, each signed in with a real session and with so many attempts begun. Attempts
 * beyond a module's first are further enrolments in it, as somebody has who is asked again year after year.
 */
export async function makeParticipants(
  owner: OwnerDatabase,
  { name, clinicians, attemptsEach, now }: { name: string; clinicians: number; attemptsEach: number; now: Date },
): Promise<{ participants: Participant[]; parameters: Parameters; parametersHash: string }> {
  const emails = Array.from({ length: clinicians }, (_, index) => `clinician-${index}@${name}.example`)
  const { organisationId, personId } = await makeOrganisation(owner, {
    name,
    policy: undecided,
    teams: [{ name: 'Everyone', above: null }],
    people: emails.map((email, index) => ({
      email,
      givenName: 'Clinician',
      familyName: `${index}`,
      profession: 'Nurse',
      roles: ['clinician'],
      memberOf: ['Everyone'],
      manages: [],
      passwordHash: 'no password: sessions are begun without one',
    })),
    createdAt: now,
  })
  const { parameters, parametersHash, practices, modules } = await curriculumInService({ organisationId })
  const participants: Participant[] = []
  for (const [index, email] of emails.entries()) {
    const duties = await dangerouslyDutiesOfPerson({ organisationId, personId: personId(email) })
    if (duties?.clinician == null) throw new Error(`${email} cannot act`)
    const viewer = duties.clinician
    const { sessionId } = await dangerouslyStartSession(viewer, {
      expiresAt: new Date(now.getTime() + 24 * 60 * 60 * 1000),
    })
    const random = seededRandom(index + 1)
    const attempts: { id: string; module: Module }[] = []
    for (let attempt = 0; attempt < attemptsEach; attempt++) {
      const slug = modules[(index + attempt) % modules.length]?.slug ?? ''
      attempts.push(await beginFurther(owner, viewer, slug, now))
    }
    participants.push({
      viewer,
      random,
      sessionId,
      simulated: simulateClinician(random, { practices: practices.map(({ id }) => id) }),
      cookie: `${sessionCookieName()}=${await sealSessionCookie({ organisationId, sessionId })}`,
      attempts,
    })
  }
  return { participants, parameters, parametersHash }
}

async function beginFurther(
  owner: OwnerDatabase,
  viewer: Clinician,
  slug: string,
  now: Date,
): Promise<{ id: string; module: Module }> {
  const { organisationId, personId } = viewer
  // Choosing a module again goes on with the open enrolment: a further one is made beside it.
  const { id: enrolmentId } = await owner.enrolment.create({
    data: { organisationId, personId, moduleSlug: slug },
    select: { id: true },
  })
  const begun = await beginAttempt(viewer, { enrolmentId, now })
  const page = await findEnrolment(viewer, enrolmentId)
  if (!begun.ok || page === null) throw new Error(`Module ${slug} could not be begun`)
  return {
    id: begun.attemptId,
    module: await preparedModule(viewer, { moduleVersionHash: page.module.versionHash, policyVersion: 1 }),
  }
}
