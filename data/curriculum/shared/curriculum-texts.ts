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

const sentencesOf = inLanguage(
  (misconceptions: StoredCurriculum['misconceptions'], language: string): ReadonlyMap<string, Text> =>
    new Map(misconceptions.map(({ id, sentence }) => [id, localiseText(sentence, { language, policy: unsetPolicy })])),
)

/** What each misconception believes, in the reader's language, by its id. */
export function misconceptionSentences(
  { language }: Reader,
  { misconceptions }: StoredCurriculum,
): ReadonlyMap<string, Text> {
  return sentencesOf(misconceptions, language)
}
