import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generatedItem, generatedModule, secretMark } from './generated-modules.ts'
import type { Item, Module } from './module.ts'
import { shownOptions } from './option-order.ts'
import { rightChoice, safestPath, worstPath } from './paths.ts'
import { begin, findScene, replay } from './play.ts'
import { debriefOf, feedbackOf, itemFeedback, sceneOf } from './show.ts'

const seed = { seed: 'an attempt' }

function everyState(module: Module) {
  const { steps } = worstPath(module)
  return [begin(module), ...steps.map((_, index) => replay(module, steps.slice(0, index + 1)))].flatMap((walked) =>
    'ok' in walked ? (walked.ok ? [walked.state] : []) : [walked],
  )
}

function keysTurned(item: Item): Item {
  return { ...item, options: item.options.map((option) => ({ ...option, correct: !option.correct })) }
}

describe('what a learner may see', () => {
  it('never holds a key, a reason, a misconception, an exposure, a source or a way on', () => {
    fc.assert(
      fc.property(generatedModule, fc.string(), (module, order) => {
        for (const state of everyState(module)) {
          const seen = JSON.stringify(sceneOf(module, state, { seed: order }))
          expect(seen).not.toContain(secretMark)
          expect(seen).not.toContain('"correct"')
          for (const other of Object.keys(module.scenes)) {
            if (other !== state.sceneId) expect(seen).not.toContain(`"${other}"`)
          }
        }
      }),
    )
  })

  it('is the same whichever options are right', () => {
    fc.assert(
      fc.property(generatedItem('item'), fc.string(), (item, order) => {
        fc.pre(!['order', 'strike', 'where-from'].includes(item.format))
        const ids = (shown: Item) => shownOptions(shown, { seed: order }).map((option) => option.id)
        expect(ids(keysTurned(item))).toEqual(ids(item))
        expect(ids({ ...item, options: [...item.options].reverse() })).toEqual(ids(item))
      }),
    )
  })

  it('stays the same for an attempt, and shows every option once', () => {
    fc.assert(
      fc.property(generatedItem('item'), fc.string(), (item, order) => {
        const shown = shownOptions(item, { seed: order })
        expect(shownOptions(item, { seed: order })).toEqual(shown)
        expect(shown.map((option) => option.id).sort()).toEqual(item.options.map((option) => option.id).sort())
      }),
    )
  })

  it('never lays out the steps of an order in the right order', () => {
    fc.assert(
      fc.property(generatedItem('item'), fc.string(), (item, order) => {
        fc.pre(item.format === 'order')
        const shown = shownOptions(item, { seed: order }).map((option) => option.id)
        expect(shown).not.toEqual(rightChoice(item))
      }),
    )
  })

  it('spreads keys evenly over the positions', () => {
    const item = fc.sample(
      generatedItem('item').filter((made) => made.format === 'single' && made.options.length === 4),
      { numRuns: 1, seed: 1 },
    )[0] as Item
    const attempts = 8000
    const met = [0, 0, 0, 0]
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const place = shownOptions(item, { seed: `attempt-${attempt}` }).findIndex((option) => option.correct)
      met[place] = (met[place] ?? 0) + 1
    }
    // 4 standard errors of a quarter of 8000 draws
    for (const count of met) expect(Math.abs(count - attempts / 4)).toBeLessThan(4 * Math.sqrt(attempts * 0.25 * 0.75))
  })

  it('reads the places of a picture line by line', () => {
    const item = fc.sample(
      generatedItem('item').filter((made) => made.format === 'spot'),
      { numRuns: 1, seed: 2 },
    )[0] as Item
    const at = (id: string, x: number, y: number) => ({
      ...(item.options[0] as Item['options'][number]),
      id,
      region: { x, y, width: 10, height: 10 },
    })
    const picture = { ...item, options: [at('low', 5, 70), at('top-right', 60, 6), at('top-left', 10, 9)] }
    expect(shownOptions(picture, seed).map(({ id }) => id)).toEqual(['top-left', 'top-right', 'low'])
  })

  it('says how far along it is: never past the expected end, nothing left at the end', () => {
    fc.assert(
      fc.property(generatedModule, (module) => {
        for (const state of everyState(module)) {
          const position = sceneOf(module, state, seed)?.position
          expect(position?.scene).toBe(state.steps.length + 1)
          expect(position?.about).toBeGreaterThanOrEqual(position?.scene ?? 0)
          expect(position?.about).toBeLessThanOrEqual(Object.keys(module.scenes).length)
          expect(state.ended ? position?.minutesLeft === 0 : (position?.minutesLeft ?? 0) >= 1).toBe(true)
        }
        expect(sceneOf(module, begin(module), seed)?.position.minutesLeft).toBeLessThanOrEqual(module.minutes)
      }),
    )
  })

  it('is nothing where the state points at no scene', () => {
    fc.assert(
      fc.property(generatedModule, fc.string(), (module, sceneId) => {
        expect(sceneOf(module, { sceneId: `no ${sceneId}`, steps: [], ended: false }, seed)).toBeNull()
      }),
    )
  })
})

describe('feedback', () => {
  it('names what was misjudged, and only that', () => {
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
        const given = item.format === 'order' ? [...rightChoice(item)].reverse() : rightChoice(item)
        const feedback = itemFeedback(item, given, { seed: order })
        const ids = feedback?.options.map(({ id }) => id)
        if (item.format !== 'order') {
          expect(ids).toEqual(shownOptions(item, { seed: order }).map(({ id }) => id))
          return
        }
        expect(ids).toEqual(rightChoice(item))
        feedback?.options.forEach((option, index) => {
          expect(option.place).toEqual({ right: index + 1, given: item.options.length - index })
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
