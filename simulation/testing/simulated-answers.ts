import { randomUUID } from 'node:crypto'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { makeOrganisation, undecided } from '#data/people/make-organisation.ts'
import { replayUnderstanding } from '#data/understanding/replay-understanding.ts'
import { insertLives } from '#simulation/bulk/insert-lives.ts'
import { simulatedCurriculum } from '#simulation/curriculum-in-service.ts'
import { simulateClinician } from '#simulation/model/clinician.ts'
import { day } from '#simulation/model/days.ts'
import type { Life, LifePlan } from '#simulation/model/life.ts'
import { liveThrough } from '#simulation/model/live-through.ts'
import { seededRandom } from '#simulation/model/random.ts'

/**
 * An organisation whose clinicians went through every module of their own choice in one sitting: for tests of what reads
 * many answers. `turned`: an item that only those who understand nothing get right.
 */
export async function makeAnsweredOrganisation(
  owner: OwnerDatabase,
  name: string,
  { clinicians, at, turned = null }: { clinicians: number; at: Date; turned?: string | null },
): Promise<{ organisationId: string; personIds: readonly string[] }> {
  const emails = Array.from({ length: clinicians }, (_, place) => `clinician-${place}@${name}.example`)
  const { organisationId, personId } = await makeOrganisation(owner, {
    name,
    policy: undecided,
    teams: [{ name: 'Ward', above: null }],
    people: emails.map((email) => ({
      email,
      givenName: 'Some',
      familyName: 'Body',
      profession: 'Nurse',
      roles: ['clinician'],
      memberOf: ['Ward'],
      manages: [],
      passwordHash: 'unusable',
    })),
    createdAt: at,
  })
  const curriculum = await simulatedCurriculum({ organisationId })
  const practices = curriculum.practices.map(({ id }) => id)
  const plan: LifePlan = {
    asked: [],
    runs: [...curriculum.modules.keys()].map((moduleSlug) => {
      return { moduleSlug, startedAt: at, calledAwayAfter: null, because: 'own-choice' }
    }),
    doesFollowUps: 0,
    leavesFollowUpsFrom: null,
    // Everybody stays as they are: what all answers say of an item is then what it was made to be.
    gain: 0,
    enoughAnswers: null,
    until: new Date(at.getTime() + day),
  }
  const lives = emails.map((email, place) => {
    const random = seededRandom(place + 1)
    const clinician = simulateClinician(random, { practices, engagement: 1 })
    const life = liveThrough(clinician, plan, { curriculum, random })
    return { personId: personId(email), life: turned === null ? life : turn(life, turned, clinician.general < 0) }
  })
  await insertLives(owner, { organisationId, curriculum, lives, random: Math.random })
  if (turned !== null) await replayAll(owner, organisationId, curriculum.parametersHash)
  return { organisationId, personIds: emails.map(personId) }
}

function turn(life: Life, itemId: string, correct: boolean): Life {
  return {
    ...life,
    answers: life.answers.map((answer) => (answer.itemId === itemId ? { ...answer, correct } : answer)),
  }
}

async function replayAll(owner: OwnerDatabase, organisationId: string, parametersHash: string): Promise<void> {
  const unknown = `none ${randomUUID()}`
  await owner.parameterVersion.create({ data: { hash: unknown, document: {} } })
  await owner.understanding.updateMany({ where: { organisationId }, data: { parametersHash: unknown } })
  await replayUnderstanding(owner, parametersHash)
}
