import type { Choice } from './attempt-state.ts'
import { feedbackParts } from './feedback-parts.ts'
import type { Feedback } from './learner-view.ts'
import type { Exposure, Item, OptionId, Scene, SceneId, Text } from './module.ts'
import { rightChoice, worstChoice } from './paths.ts'
import { readingPace, storyPace, thinkingTime } from './reading-pace.ts'
import { itemFeedback } from './show.ts'
import { laidIn } from './sorting.ts'
import type { Stage } from './stage.ts'

// How many words of the content a learner is shown on the way through a module. What is one press away does not count, nor
// do the bar above the drawing, its description, and the interface’s own words.

/** Words shown on one path. */
export type PathWords = {
  /** Prose, and what arrives on the stage. */
  readonly story: number
  /** Questions, options, and what those lie in or stand on. */
  readonly questions: number
  /** What answers earn at once. */
  readonly feedback: number
  readonly path: readonly SceneId[]
}

export function wordsOn({ story, questions, feedback }: PathWords): number {
  return story + questions + feedback
}

/** How long a path takes, in minutes: its reading, and thinking at each of its questions. */
export function minutesOn(
  { story, questions, feedback }: PathWords,
  { questionCount }: { readonly questionCount: number },
): number {
  return story / storyPace + (questions + feedback) / readingPace + thinkingTime * questionCount
}

function words(texts: readonly (Text | undefined)[]): number {
  return texts.reduce((sum, text) => sum + (text?.text.split(/\s+/u).filter(Boolean).length ?? 0), 0)
}

/** What has arrived; the bar on top says the same from scene to scene. */
function stageWords({ notices, chat }: Stage): number {
  return words([...notices, ...chat].flatMap(({ from, text }) => [from, text]))
}

/** What the options of a format lie in or stand on. */
function surroundingWords({ trays = [], paper, screen }: Pick<Item, 'trays' | 'paper' | 'screen'>): number {
  const notes = screen?.notes.map(({ text }) => text) ?? []
  return words([...trays.map(({ text }) => text), paper?.title, paper?.reader, screen?.title, ...notes])
}

function questionWords({ then }: Scene): number {
  if (then.do !== 'ask') return 0
  const { item } = then
  return words([item.prompt, ...item.options.flatMap(({ label, text }) => [label, text])]) + surroundingWords(item)
}

function exposureWords(exposes: readonly Exposure[]): number {
  return words(exposes.flatMap(({ what, whose, toWhom }) => [what, whose, toWhom]))
}

/** Words that an answer earns at once, its one reason left out. */
function wordsBesideReason(feedback: Feedback): number {
  const { atOnce } = feedbackParts(feedback)
  return (
    words([feedback.principle, ...atOnce.flatMap(({ label, text }) => [label, text])]) + exposureWords(feedback.exposes)
  )
}

/** Words that an answer earns at once. */
function feedbackWords(feedback: Feedback): number {
  const { reasonOf } = feedbackParts(feedback)
  return wordsBesideReason(feedback) + words([feedback.options.find(({ id }) => id === reasonOf)?.why])
}

type Way = { readonly next: SceneId; readonly feedback: number }

const order = { seed: 'words' }

function pointsOf(item: Item, choice: Choice): number {
  const feedback = itemFeedback(item, choice, order)
  return feedback === null ? 0 : feedbackWords(feedback)
}

/** Everything wrong, and of its reasons the longest: which one is told first hangs on the order shown. */
function earnedAtWorst(item: Item): number {
  const feedback = itemFeedback(item, worstChoice(item), order)
  return feedback === null ? 0 : wordsBesideReason(feedback) + Math.max(...item.options.map(({ why }) => words([why])))
}

/** Right, and of a sort also all that is right with one thing in a wrong tray. */
function earnedAtBest(item: Item): number {
  const right = rightChoice(item)
  const nearly = (id: OptionId) =>
    (item.trays ?? []).map((tray) => right.map((entry) => (entry.startsWith(`${id}:`) ? laidIn(id, tray.id) : entry)))
  const choices = item.format === 'sort' ? item.options.flatMap(({ id }) => nearly(id)) : [right]
  return Math.max(...choices.map((choice) => pointsOf(item, choice)))
}

function waysOn({ then }: Scene): Way[] {
  switch (then.do) {
    case 'end':
      return []
    case 'go-on':
      return [{ next: then.next, feedback: 0 }]
    case 'ask': {
      const { item, way } = then
      if (way.by === 'option')
        return Object.entries(way.next).map(([option, next]) => ({ next, feedback: pointsOf(item, [option]) }))
      return [
        { next: way.right, feedback: earnedAtBest(item) },
        { next: way.wrong, feedback: earnedAtWorst(item) },
      ]
    }
    default: {
      const unknown: never = then
      return unknown
    }
  }
}

/** A scene as it may be told: where the policy decides, once for each of its answers. */
type Tellings = (sceneId: SceneId) => readonly Scene[]

/** What a scene shows, and what its answers earn on each way out of it. */
type SceneWords = { readonly story: number; readonly questions: number; readonly ways: readonly Way[] }

function sceneWords(scene: Scene): SceneWords {
  return { story: words(scene.prose) + stageWords(scene.stage), questions: questionWords(scene), ways: waysOn(scene) }
}

const nothing: PathWords = { story: 0, questions: 0, feedback: 0, path: [] }

/** The path that weighs most, whichever of its tellings each scene is told by. */
function heaviestPath(
  start: SceneId,
  tellings: (sceneId: SceneId) => readonly SceneWords[],
  weigh: (words: PathWords) => number,
): PathWords {
  const wordsByScene = new Map<SceneId, PathWords>()
  const from = (sceneId: SceneId): PathWords => {
    const already = wordsByScene.get(sceneId)
    if (already !== undefined) return already
    // A way back counts for nothing.
    wordsByScene.set(sceneId, nothing)
    const paths = tellings(sceneId).flatMap(({ story, questions, ways }): PathWords[] => {
      if (ways.length === 0) return [{ story, questions, feedback: 0, path: [sceneId] }]
      return ways.map(({ next, feedback }) => {
        const rest = from(next)
        return {
          story: story + rest.story,
          questions: questions + rest.questions,
          feedback: feedback + rest.feedback,
          path: [sceneId, ...rest.path],
        }
      })
    })
    const heaviest = paths.reduce((most, path) => (weigh(path) > weigh(most) ? path : most), paths[0] ?? nothing)
    wordsByScene.set(sceneId, heaviest)
    return heaviest
  }
  return from(start)
}

/** Paths through a module at its extremes. */
export type ExtremePaths = {
  /** The path that shows most words, before answers and after. */
  readonly longest: PathWords
  /** The path on which feedback exceeds what is read before the answers most, or comes nearest to it. */
  readonly mostFeedback: PathWords
}

export function extremePaths(start: SceneId, tellings: Tellings): ExtremePaths {
  const wordsOfScene = new Map<SceneId, readonly SceneWords[]>()
  // Most of the work is to count words: once for both.
  const countedTellings = (sceneId: SceneId): readonly SceneWords[] => {
    const countedWords = wordsOfScene.get(sceneId) ?? tellings(sceneId).map(sceneWords)
    wordsOfScene.set(sceneId, countedWords)
    return countedWords
  }
  return {
    longest: heaviestPath(start, countedTellings, wordsOn),
    mostFeedback: heaviestPath(
      start,
      countedTellings,
      ({ story, questions, feedback }) => feedback - story - questions,
    ),
  }
}
