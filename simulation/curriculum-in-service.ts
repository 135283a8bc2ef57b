import { curriculumInService, preparedModule } from '#data/curriculum/shared/curriculum.ts'
import { casesInService, findCase } from '#data/curriculum/shared/follow-up-cases.ts'
import { type SimulatedCurriculum, simulatedItems } from './model/curriculum.ts'

/** What is in service for an organisation, as its simulated clinicians meet it: in English, under the policy in force. */
export async function simulatedCurriculum({
  organisationId,
}: {
  readonly organisationId: string
}): Promise<SimulatedCurriculum> {
  const reader = { organisationId, language: 'en' }
  const curriculum = await curriculumInService(reader)
  const { practices, parameters, parametersHash, policyVersion } = curriculum
  const modules = new Map(
    await Promise.all(
      curriculum.modules.map(
        async ({ slug, hash }) =>
          [slug, await preparedModule(reader, { moduleVersionHash: hash, policyVersion })] as const,
      ),
    ),
  )
  const bank = await casesInService(reader, curriculum, policyVersion)
  const cases = new Map(
    await Promise.all(
      bank.map(async (candidate) => [candidate.itemId, await findCase(reader, candidate, policyVersion)] as const),
    ),
  )
  const items = simulatedItems(modules.values(), cases.values(), parameters)
  return { practices, parameters, parametersHash, policyVersion, modules, bank, cases, items }
}
