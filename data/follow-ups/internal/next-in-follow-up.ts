import { curriculumByHash, parametersByHash, preparedModule } from '#data/curriculum/shared/curriculum.ts'
import { casesInService } from '#data/curriculum/shared/follow-up-cases.ts'
import type { FollowUpForAnswer } from '#data/follow-ups/shared/follow-up-row.ts'
import { askInPractice } from '#domain/follow-ups/ask-in-practice.ts'
import { type Asking, type AskingFacts, askNext } from '#domain/follow-ups/ask-next.ts'
import type { AskedItem } from '#domain/follow-ups/follow-up-state.ts'
import { casesToHold } from '#domain/follow-ups/held-cases.ts'

type Facts = Pick<FollowUpForAnswer, 'modules' | 'practises' | 'parametersHash' | 'curriculumHash'> &
  Pick<AskingFacts, 'evidence' | 'answered' | 'missed' | 'soFar' | 'toConfirm' | 'seed'> & {
    readonly policyVersion: number
  }

/** What a follow-up asks next, or null, what the page holds after that, and how all practices stand now: by what is in service, whatever was when it began. */
export async function nextInFollowUp(
  reader: { readonly organisationId: string; readonly language: string },
  { modules, practises, parametersHash, curriculumHash, policyVersion, ...facts }: Facts,
  { now }: { now: Date },
): Promise<Asking & { readonly held: readonly AskedItem[] }> {
  const [curriculum, parameters] = await Promise.all([
    curriculumByHash(curriculumHash),
    parametersByHash(parametersHash),
  ])
  const taughtPractices = new Set<string>()
  for (const { slug, hash } of curriculum.modules) {
    if (!modules.includes(slug)) continue
    const module = await preparedModule(reader, { moduleVersionHash: hash, policyVersion })
    for (const practice of module.practices) taughtPractices.add(practice)
  }
  const practices = curriculum.practices.filter(({ id }) => Object.hasOwn(parameters.cuts, id))
  const bank = await casesInService(reader, curriculum, policyVersion)
  const asking = { ...facts, practices, parameters, bank, taught: taughtPractices }
  const ask = (facts: AskingFacts) =>
    practises === null ? askNext(facts, { now }) : askInPractice(facts, practises, { now })
  const next = ask(asking)
  return { ...next, held: next.asked === null ? [] : casesToHold(ask, asking, next.asked) }
}
