import { curriculumByHash, parametersByHash, preparedModule } from '#data/curriculum/shared/curriculum.ts'
import { casesInService } from '#data/curriculum/shared/follow-up-cases.ts'
import type { FollowUpForAnswer } from '#data/follow-ups/shared/follow-up-row.ts'
import type { Evidence } from '#domain/comprehension/evidence.ts'
import { type Estimate, readOut } from '#domain/comprehension/read-out.ts'
import type { AnsweredItem, AskedItem } from '#domain/follow-ups/follow-up-state.ts'
import { type AskedPractice, nextQuestion, questionsAhead } from '#domain/follow-ups/next-question.ts'
import { twinsSeen } from '#domain/follow-ups/twins.ts'

type Facts = Pick<
  FollowUpForAnswer,
  'modules' | 'seed' | 'answered' | 'missed' | 'parametersHash' | 'curriculumHash'
> & {
  readonly policyVersion: number
  readonly evidence: ReadonlyMap<string, Evidence>
  readonly given: readonly AnsweredItem[]
  readonly toConfirm: readonly string[]
}

/** What a follow-up asks next, or null, and how all practices stand now: by what is in service, whatever was when it began. */
export async function nextInFollowUp(
  reader: { readonly organisationId: string; readonly language: string },
  { modules, seed, answered, missed, parametersHash, curriculumHash, policyVersion, evidence, given, toConfirm }: Facts,
  { now }: { now: Date },
): Promise<{ readonly asked: AskedItem | null; readonly ahead: number; readonly estimates: readonly Estimate[] }> {
  const [curriculum, parameters] = await Promise.all([
    curriculumByHash(curriculumHash),
    parametersByHash(parametersHash),
  ])
  const practices = curriculum.practices.filter(({ id }) => Object.hasOwn(parameters.cuts, id))
  const taught = new Set<string>()
  for (const { slug, hash } of curriculum.modules) {
    if (!modules.includes(slug)) continue
    const module = await preparedModule(reader, { moduleVersionHash: hash, policyVersion })
    for (const practice of module.practices) taught.add(practice)
  }
  const estimates = readOut(evidence, parameters, { practices, asOf: now })
  const riskWeights = new Map(practices.map(({ id, riskWeight }) => [id, riskWeight]))
  const bank = await casesInService(reader, curriculum, policyVersion)
  const standing = {
    practices: estimates.map(
      (estimate): AskedPractice => ({
        estimate,
        riskWeight: riskWeights.get(estimate.practice) ?? 1,
        taught: taught.has(estimate.practice) ? 'by-these-modules' : 'elsewhere',
        policy: toConfirm.includes(estimate.practice) ? 'to-be-confirmed' : 'same',
      }),
    ),
    answered: given,
    candidates: bank.filter(({ itemId }) => !answered.has(itemId)),
    twins: twinsSeen(bank, { answeredNow: given.map(({ itemId }) => itemId), answered, missed }),
    asOf: now,
  }
  const asked = nextQuestion({ ...standing, evidence, parameters, seed })
  return { asked, ahead: asked === null ? 0 : questionsAhead(standing), estimates }
}
