import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { feedbackParts } from './feedback-parts.ts'
import { generatedItem, generatedModule } from './generated-modules.ts'
import type { Feedback } from './learner-view.ts'
import type { Module, SceneId, Text } from './module.ts'
import { extremePaths, type PathWords, wordsOn } from './path-words.ts'
import { answer, begin, findScene, goOn } from './play.ts'
import { itemFeedback } from './show.ts'
import { someChoice } from './some-choice.testing.ts'

const order = { seed: 'an attempt' }

const count = (texts: readonly (Text | undefined)[]) =>
  texts.flatMap((text) => text?.text.split(/\s+/u).filter(Boolean) ?? []).length

/** What a page shows of an answer before anything is pressed, counted over again from what it draws. */
function shownAtOnce(feedback: Feedback): number {
  const { atOnce, reasonOf } = feedbackParts(feedback)
  const reason = feedback.options.find(({ id }) => id === reasonOf)?.why
  const exposures = feedback.exposes.flatMap(({ what, whose, toWhom }) => [what, whose, toWhom])
  return count([...atOnce.flatMap(({ label, text }) => [label, text]), reason, feedback.principle, ...exposures])
}

/** Words that one attempt was shown, all of its choices drawn from the numbers given. */
function shownWordCount(module: Module, draws: readonly number[]): number {
  let state = begin(module)
  let wordCount = 0
  for (let turn = 0; ; turn += 1) {
    const scene = findScene(module, state.sceneId)
    if (scene === null) throw new Error(`no scene ${state.sceneId}`)
    const { stage, prose, then } = scene
    wordCount += count([...prose, ...[...stage.notices, ...stage.chat].flatMap(({ from, text }) => [from, text])])
    if (then.do === 'end') return wordCount
    if (then.do === 'ask') {
      const { prompt, options, trays = [] } = then.item
      const choice = someChoice(then.item, draws[turn % draws.length] ?? 0)
      const feedback = itemFeedback(then.item, choice, order)
      wordCount += count([
        prompt,
        ...options.flatMap(({ label, text }) => [label, text]),
        ...trays.map(({ text }) => text),
      ])
      wordCount += feedback === null ? 0 : shownAtOnce(feedback)
      const move = answer(module, state, scene.id, then.item.id, choice)
      if (!move.ok) throw new Error(move.problem)
      state = move.state
    } else {
      const move = goOn(module, state, scene.id)
      if (!move.ok) throw new Error(move.problem)
      state = move.state
    }
  }
}

const tellingsOf = (module: Module) => (id: SceneId) => {
  const scene = findScene(module, id)
  return scene === null ? [] : [scene]
}

describe('the words of a path', () => {
  it('are never more than those of the longest, whatever is chosen', () => {
    fc.assert(
      fc.property(generatedModule, fc.array(fc.nat(), { minLength: 1, maxLength: 20 }), (module, draws) => {
        const { longest } = extremePaths(module.start, tellingsOf(module))
        expect(shownWordCount(module, draws)).toBeLessThanOrEqual(wordsOn(longest))
        expect(longest.path[0]).toBe(module.start)
      }),
    )
  })

  it('have no more feedback beyond what is read before the answers than the path found for that', () => {
    fc.assert(
      fc.property(generatedModule, (module) => {
        const beyond = ({ story, questions, feedback }: PathWords) => feedback - story - questions
        const { longest, mostFeedback } = extremePaths(module.start, tellingsOf(module))
        expect(beyond(longest)).toBeLessThanOrEqual(beyond(mostFeedback))
      }),
    )
  })
})

describe('what an answer earns', () => {
  it('is one reason at once at most, and every other one on demand', () => {
    fc.assert(
      fc.property(generatedItem('item'), fc.nat(), (item, draw) => {
        const feedback = itemFeedback(item, someChoice(item, draw), order)
        if (feedback === null) throw new Error('no feedback')
        const { atOnce, reasonOf, onDemand } = feedbackParts(feedback)
        const toldTexts = [...onDemand.map(({ id }) => id), ...(reasonOf === null ? [] : [reasonOf])]
        expect(toldTexts.toSorted()).toEqual(item.options.map(({ id }) => id).toSorted())
        if (reasonOf !== null) expect(atOnce.map(({ id }) => id)).toContain(reasonOf)
        if (!feedback.correct) expect(reasonOf).not.toBeNull()
      }),
    )
  })
})
