import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generatedItem, generatedModule } from './generated-modules.ts'
import { shownOptions } from './option-order.ts'
import { rightChoice, safestPath, worstPath } from './paths.ts'
import { begin, findScene } from './play.ts'
import { debriefOf, feedbackOf, itemFeedback } from './show.ts'

const seed = { seed: 'an attempt' }

describe('feedback', () => {
  it('names what was answered wrongly, and only that', () => {
    fc.assert(
      fc.property(generatedItem('item'), (item) => {
        const right = itemFeedback(item, rightChoice(item), seed)
        expect(right?.correct).toBe(true)
        expect(right?.misconceptions).toEqual([])
        expect(right?.exposes).toEqual([])
        if (item.format !== 'single') return
        for (const option of item.options.filter(({ correct }) => !correct)) {
          const wrong = itemFeedback(item, [option.id], seed)
          expect(wrong?.correct).toBe(false)
          expect(wrong?.misconceptions).toEqual([option.misconception])
          expect(wrong?.exposes).toEqual(item.kind === 'decision' ? option.exposes : [])
        }
      }),
    )
  })

  it('lists the options as they were shown, and the steps of an order in the right order with both places', () => {
    fc.assert(
      fc.property(generatedItem('item'), fc.string(), (item, order) => {
        const choice = item.format === 'order' ? [...rightChoice(item)].reverse() : rightChoice(item)
        const feedback = itemFeedback(item, choice, { seed: order })
        const ids = feedback?.options.map(({ id }) => id)
        if (item.format !== 'order') {
          expect(ids).toEqual(shownOptions(item, { seed: order }).map(({ id }) => id))
          return
        }
        expect(ids).toEqual(rightChoice(item))
        feedback?.options.forEach((option, index) => {
          expect(option.place).toEqual({ right: index + 1, chosen: item.options.length - index })
        })
      }),
    )
  })

  it('is nothing for a choice that the item could not have been given', () => {
    fc.assert(
      fc.property(generatedModule, (module) => {
        expect(feedbackOf(module, module.start, ['unknown'], seed)).toBeNull()
        expect(feedbackOf(module, 'nowhere', [], seed)).toBeNull()
      }),
    )
  })
})

describe('the debrief', () => {
  it('sets what the path exposed beside what the safest path would have', () => {
    fc.assert(
      fc.property(generatedModule, (module) => {
        const worst = worstPath(module)
        const debrief = debriefOf(module, worst, seed)
        expect(debrief?.safest).toEqual([])
        const exposing = worst.steps.some((step) => {
          const scene = findScene(module, step.sceneId)
          return (
            step.did === 'answered' &&
            scene?.then.do === 'ask' &&
            scene.then.item.kind === 'decision' &&
            scene.then.item.format === 'single' &&
            !step.correct
          )
        })
        if (exposing) expect(debrief?.yours.length).toBeGreaterThan(0)
        expect(debriefOf(module, safestPath(module), seed)?.yours).toEqual([])
      }),
    )
  })

  it('stays closed until the attempt has ended', () => {
    fc.assert(
      fc.property(generatedModule, (module) => {
        const state = begin(module)
        expect(debriefOf(module, state, seed) === null).toBe(!state.ended)
      }),
    )
  })
})
