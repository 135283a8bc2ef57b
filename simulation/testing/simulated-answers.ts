import { randomUUID } from 'node:crypto'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { Prisma } from '#data/generated/client.ts'
import { initialPolicy, makeOrganisation } from '#data/people/make-organisation.ts'
import { replayUnderstanding } from '#data/understanding/replay-understanding.ts'
import { begin } from '#domain/scenario/play.ts'
import { simulatedCurriculum } from '#simulation/curriculum-in-service.ts'
import { answerItem } from '#simulation/model/answer.ts'
import { simulateClinician } from '#simulation/model/clinician.ts'
import { itemsOf } from '#simulation/model/curriculum.ts'
import { seededRandom } from '#simulation/model/random.ts'

const minute = 60_000

/**
 * An organisation whose clinicians have answered every item of every module, as simulated clinicians would, written past
 * the player: for tests of what reads many answers. `turned`: an item that only those who understand nothing get right.
 * `firstSeed`: of its first clinician; organisations whose seeds overlap have the same people in them.
 */
export async function makeAnsweredOrganisation(
  owner: OwnerDatabase,
  name: string,
  {
    clinicians,
    at,
    turnedItem = null,
    firstSeed = 1,
  }: { clinicians: number; at: Date; turnedItem?: string | null; firstSeed?: number },
): Promise<{ organisationId: string; personIds: readonly string[] }> {
  const emails = Array.from({ length: clinicians }, (_, place) => `clinician-${place}@${name}.example`)
  const { organisationId, personId } = await makeOrganisation(owner, {
    name,
    policy: initialPolicy,
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
  const { parametersHash, practices } = curriculum
  const modules = [...curriculum.modules.values()]
  const [first] = modules
  if (first === undefined) throw new Error('Nothing is published')
  const items = modules.flatMap(itemsOf)
  for (const [place, email] of emails.entries()) {
    const random = seededRandom(firstSeed + place)
    const clinician = simulateClinician(random, { practices: practices.map(({ id }) => id), engagement: 1 })
    const person = personId(email)
    const enrolmentId = randomUUID()
    const attemptId = randomUUID()
    await owner.enrolment.create({
      data: { organisationId, id: enrolmentId, personId: person, moduleSlug: first.slug },
    })
    await owner.attempt.create({
      data: {
        organisationId,
        id: attemptId,
        enrolmentId,
        personId: person,
        moduleVersionHash: first.versionHash,
        policyVersion: 1,
        seed: 'seed',
        state: { ...begin(first), steps: [] },
      },
    })
    const answers = items.map((item, number) => {
      const answeredAt = new Date(at.getTime() + number * minute)
      const simulatedItem = curriculum.items.get(item.id)
      if (simulatedItem === undefined) throw new Error(`Nobody can answer item ${item.id}`)
      const answer = answerItem(clinician, simulatedItem, answeredAt, random)
      const correct = item.id === turnedItem ? clinician.general < 0 : answer.correct
      return {
        organisation_id: organisationId,
        id: randomUUID(),
        person_id: person,
        attempt_id: attemptId,
        scene_id: item.id,
        item_id: item.id,
        practice_id: item.practice,
        choice: answer.choice,
        correct,
        confidence: answer.confidence,
        elapsed_ms: Math.round(answer.elapsedMs),
        misconceptions: [],
        counts: true,
        answered_at: answeredAt,
      }
    })
    // Prisma takes a tenth of a second for a hundred rows with their thousand parameters.
    const columns = Prisma.raw(Object.keys(answers[0] ?? {}).join(', '))
    await owner.$executeRaw`INSERT INTO answer (${columns})
      SELECT ${columns} FROM jsonb_populate_recordset(NULL::answer, ${JSON.stringify(answers)}::jsonb)`
    // Rows to be computed: replaying fills them in.
    await owner.understanding.createMany({
      data: [...new Set(answers.map((answer) => answer.practice_id))].map((practiceId) => ({
        organisationId,
        personId: person,
        practiceId,
        parametersHash,
        likelihood: [],
        answers: 0,
        effectiveAnswers: 0,
        lastEvidenceAt: at,
        stabilityDays: 0,
        sureAndWrong: 0,
        misconceptions: {},
      })),
    })
  }
  const unknownId = `none ${randomUUID()}`
  await owner.parameterVersion.create({ data: { hash: unknownId, document: {} } })
  await owner.understanding.updateMany({ where: { organisationId }, data: { parametersHash: unknownId } })
  await replayUnderstanding(owner, parametersHash)
  return { organisationId, personIds: emails.map(personId) }
}
