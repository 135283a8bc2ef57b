import { beginAttempt } from '#data/attempts/begin-attempt.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { initialPolicy, makeOrganisation } from '#data/people/make-organisation.ts'
import { dangerouslyStartSession } from '#data/people/start-session.ts'
import { type Clinician, dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import type { Module } from '#domain/scenario/module.ts'
import { simulatedCurriculum } from '#simulation/curriculum-in-service.ts'
import { simulateClinician } from '#simulation/model/clinician.ts'
import type { SimulatedCurriculum } from '#simulation/model/curriculum.ts'
import { day } from '#simulation/model/days.ts'
import type { Step } from '#simulation/model/life.ts'
import { liveThrough } from '#simulation/model/live-through.ts'
import { seededRandom } from '#simulation/model/random.ts'

/** Leaving a scene, by going on or by an answer. */
export type StepInAttempt = Extract<Step, { did: 'went-on' | 'answered' }>

/** A clinician who takes part: signed in, with as many attempts begun as they will go through, and all that they will do. */
export type Participant = {
  readonly viewer: Clinician
  readonly sessionId: string
  readonly attempts: readonly {
    readonly id: string
    readonly enrolmentId: string
    readonly module: Module
    readonly steps: readonly StepInAttempt[]
  }[]
}

/** Who looks after them: not signed in yet. */
type Administrator = { readonly organisationId: string; readonly personId: string }

/**
 * An organisation of so many clinicians and an administrator, each signed in with a real session and with so many attempts begun. Attempts
 * beyond a module's first are further enrolments in it, as someone has who is asked again year after year.
 */
export async function makeParticipants(
  owner: OwnerDatabase,
  { name, clinicians, attemptsEach, now }: { name: string; clinicians: number; attemptsEach: number; now: Date },
): Promise<{ participants: Participant[]; administrator: Administrator; parametersHash: string }> {
  const emails = Array.from({ length: clinicians }, (_, index) => `clinician-${index}@${name}.example`)
  const administrator = `administrator@${name}.example`
  const passwordHash = 'no password: sessions are begun without one'
  const { organisationId, personId } = await makeOrganisation(owner, {
    name,
    policy: initialPolicy,
    teams: [{ name: 'Everyone', above: null }],
    people: [
      ...emails.map((email, index) => ({
        email,
        givenName: 'Clinician',
        familyName: `${index}`,
        profession: 'Nurse',
        roles: ['clinician' as const],
        memberOf: ['Everyone'],
        manages: [],
        passwordHash,
      })),
      {
        email: administrator,
        givenName: 'Administrator',
        familyName: 'One',
        profession: 'Administrator',
        roles: ['administrator' as const],
        memberOf: [],
        manages: [],
        passwordHash,
      },
    ],
    createdAt: now,
  })
  const curriculum = await simulatedCurriculum({ organisationId })
  const participants: Participant[] = []
  for (const [index, email] of emails.entries()) {
    const person = { organisationId, personId: personId(email) }
    participants.push(await takePart(owner, person, { curriculum, number: index, attemptsEach, now }))
  }
  return {
    participants,
    administrator: { organisationId, personId: personId(administrator) },
    parametersHash: curriculum.parametersHash,
  }
}

/** Signs a clinician in and begins so many attempts for them. Different numbers live different lives. */
export async function takePart(
  owner: OwnerDatabase,
  person: { readonly organisationId: string; readonly personId: string },
  {
    curriculum,
    number,
    attemptsEach,
    now,
  }: { curriculum: SimulatedCurriculum; number: number; attemptsEach: number; now: Date },
): Promise<Participant> {
  const slugs = [...curriculum.modules.keys()]
  const practices = curriculum.practices.map(({ id }) => id)
  const duties = await dangerouslyDutiesOfPerson(person)
  if (duties?.clinician == null) throw new Error(`${person.personId} cannot act`)
  const viewer = duties.clinician
  const { sessionId } = await dangerouslyStartSession(viewer, {
    expiresAt: new Date(now.getTime() + day),
    network: '192.0.2.1',
    now,
  })
  const random = seededRandom(number + 1)
  const runs = Array.from({ length: attemptsEach }, (_, attempt) => {
    const moduleSlug = slugs[(number + attempt) % slugs.length] ?? ''
    return { moduleSlug, startedAt: now, calledAwayAfter: null, because: 'own-choice' as const }
  })
  const plan = { assignments: [], runs, doesFollowUps: 0, leavesFollowUpsFrom: null, gain: 0, enoughAnswers: null }
  const until = new Date(now.getTime() + day)
  const life = liveThrough(simulateClinician(random, { practices }), { ...plan, until }, { curriculum, random })
  const attempts: Participant['attempts'][number][] = []
  for (const [place, { moduleSlug }] of life.attempts.entries()) {
    const module = curriculum.modules.get(moduleSlug)
    if (module === undefined) throw new Error(`No module "${moduleSlug}" is in service`)
    const begun = await beginFurther(owner, viewer, moduleSlug, now)
    attempts.push({ ...begun, module, steps: life.steps.flatMap(stepsIn(place)) })
  }
  return { viewer, sessionId, attempts }
}

function stepsIn(attempt: number): (step: Step) => StepInAttempt[] {
  return (step) => ((step.did === 'went-on' || step.did === 'answered') && step.attempt === attempt ? [step] : [])
}

async function beginFurther(
  owner: OwnerDatabase,
  viewer: Clinician,
  moduleSlug: string,
  now: Date,
): Promise<{ id: string; enrolmentId: string }> {
  const { organisationId, personId } = viewer
  // Choosing a module again goes on with the open enrolment: a further one is made beside it.
  const { id: enrolmentId } = await owner.enrolment.create({
    data: { organisationId, personId, moduleSlug },
    select: { id: true },
  })
  const start = await beginAttempt(viewer, { enrolmentId, now })
  if (!start.ok) throw new Error(`Module ${moduleSlug} could not be begun`)
  return { id: start.attemptId, enrolmentId }
}
