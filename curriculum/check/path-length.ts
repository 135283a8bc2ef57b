import type { FileTexts } from '#curriculum/compiling/texts.ts'
import { tellingFor } from '#curriculum/localise.ts'
import type { ModuleDocument, PhrasesDocument, SceneDocument } from '#curriculum/schema/document.ts'
import { tellProse, tellStage, tellThen } from '#curriculum/telling.ts'
import { allFacts, type Condition, combinationsOf, type Fact } from '#domain/policy/facts.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'
import type { Scene, SceneId } from '#domain/scenario/module.ts'
import { extremePaths, minutesOn, type PathWords, wordsOn } from '#domain/scenario/path-words.ts'

/** In one language. */
export type PathLength = {
  readonly language: string
  readonly longest: PathWords
  /** Where feedback exceeds what is read before the answers most, or comes nearest to it. */
  readonly mostFeedback: PathWords
  /** Of the longest path, read at the pace of `domain/scenario/reading-pace.ts`. */
  readonly minutes: number
}

/** Every condition in a scene, of texts, options, keys and trays. */
function conditionsIn(value: unknown): Condition[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inside]) => {
    const isCondition = ['when', 'onlyWhen', 'correct'].includes(key) && inside !== null && typeof inside === 'object'
    return isCondition ? [inside as Condition] : conditionsIn(inside)
  })
}

/** The policy's answers that a scene's words depend on. */
function factsIn(scene: SceneDocument): Fact[] {
  const conditions = conditionsIn(scene)
  return allFacts.filter((fact) => conditions.some((condition) => condition[fact] !== undefined))
}

function tellingsOf(scene: SceneDocument, phrases: PhrasesDocument, language: string): Scene[] {
  const telling = tellingFor(phrases, { language, policy: unsetPolicy })
  return combinationsOf(factsIn(scene)).map((facts) => {
    const audience = { ...telling, facts }
    const then = tellThen(scene, audience)
    return { id: scene.id, stage: tellStage(scene.stage, audience), prose: tellProse(scene.prose, audience), then }
  })
}

/** How many words a module shows on its paths at most, each scene told by the policy's answers under which it is longest. */
export function pathLength({ start, scenes, phrases }: ModuleDocument, language: string): PathLength {
  const tellings = (sceneId: SceneId): Scene[] => {
    const scene = scenes.find(({ id }) => id === sceneId)
    return scene === undefined ? [] : tellingsOf(scene, phrases, language)
  }
  const { longest, mostFeedback } = extremePaths(start, tellings)
  const questionCount = longest.path.filter((id) =>
    scenes.some((scene) => scene.id === id && scene.ask !== null),
  ).length
  return {
    language,
    longest,
    mostFeedback,
    minutes: minutesOn(longest, { questionCount }),
  }
}

/** What a module may show on its longest path: ten minutes of it. */
const mostWords = 2200

function lengthText(words: number, { language, longest: { path } }: PathLength): string {
  return `found ${words} words in ${language} on ${path[0]} → … → ${path.at(-1)}`
}

/** A module keeps what its page promises: whole paths are measured, with what answers earn at once. */
export function checkPathLengths(lengths: readonly PathLength[], promisedMinutes: number, texts: FileTexts): void {
  for (const length of lengths) {
    const words = wordsOn(length.longest)
    if (words > mostWords)
      texts.report('path-words', ['scenes'], `${lengthText(words, length)}, expected ${mostWords} at most`)
    const { story, questions, feedback } = length.mostFeedback
    if (feedback > story + questions) {
      const message = `found ${feedback} words of feedback in ${length.language} after ${story + questions}, expected no more`
      texts.report('feedback-words', ['scenes'], message)
    }
  }
  // Minutes are promised by the English text: words of other languages are longer or shorter, and take as long.
  const english = lengths.find(({ language }) => language === 'en')
  if (english === undefined) return
  const measuredMinutes = Math.round(english.minutes)
  if (measuredMinutes > promisedMinutes) {
    const message = `found ${promisedMinutes} minutes, expected ${measuredMinutes} at least: the longest path takes ${english.minutes.toFixed(1)}`
    texts.report('path-words', ['minutes'], message)
  }
}
