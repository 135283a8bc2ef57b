import { localiseText } from '#curriculum/localise.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'
import type { Text } from '#domain/scenario/module.ts'
import type { StoredCurriculum } from './curriculum.ts'
import { inLanguage } from './in-language.ts'

type Reader = { readonly language: string }

export type PracticeTexts = {
  readonly id: string
  readonly name: Text
  readonly shortName: Text
  readonly understands: Text
  readonly critical: boolean
}

const practiceTexts = inLanguage(
  (
    { id, name, shortName, understands, critical }: StoredCurriculum['practices'][number],
    language: string,
  ): PracticeTexts => {
    const audience = { language, policy: unsetPolicy }
    return {
      id,
      name: localiseText(name, audience),
      shortName: localiseText(shortName, audience),
      understands: localiseText(understands, audience),
      critical,
    }
  },
)

/** The practices in the order of the curriculum, in the reader's language. */
export function practicesFor({ language }: Reader, { practices }: StoredCurriculum): PracticeTexts[] {
  return practices.map((practice) => practiceTexts(practice, language))
}

/** What a misconception believes, and an open question to start a conversation about it with, where there is one. */
export type BeliefTexts = { readonly sentence: Text; readonly ask: Text | null }

const beliefsIn = inLanguage(
  (misconceptions: StoredCurriculum['misconceptions'], language: string): ReadonlyMap<string, BeliefTexts> => {
    const audience = { language, policy: unsetPolicy }
    return new Map(
      misconceptions.map(({ id, sentence, ask }) => [
        id,
        { sentence: localiseText(sentence, audience), ask: ask ? localiseText(ask, audience) : null },
      ]),
    )
  },
)

/** The words of each misconception, in the reader's language, by its id. */
export function beliefTexts(
  { language }: Reader,
  { misconceptions }: StoredCurriculum,
): ReadonlyMap<string, BeliefTexts> {
  return beliefsIn(misconceptions, language)
}
