import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generatedItem, generatedModule, secretMark } from './generated-modules.ts'
import type { Item, Module } from './module.ts'
import { shownOptions } from './option-order.ts'
import { rightChoice, worstPath } from './paths.ts'
import { begin, replay } from './play.ts'
import { sceneOf } from './show.ts'

const seed = { seed: 'an attempt' }

function everyState(module: Module) {
  const { steps } = worstPath(module)
  return [begin(module), ...steps.map((_, index) => replay(module, steps.slice(0, index + 1)))].flatMap((state) =>
    'ok' in state ? (state.ok ? [state.state] : []) : [state],
  )
}

function withTurnedKeys(item: Item): Item {
  return { ...item, options: item.options.map((option) => ({ ...option, correct: !option.correct })) }
}

describe('what a learner may see', () => {
  it('never holds a key, a reason, a misconception, an exposure, a source or a way on', () => {
    fc.assert(
      fc.property(generatedModule, fc.string(), (module, order) => {
        for (const state of everyState(module)) {
          const view = JSON.stringify(sceneOf(module, state, { seed: order }))
          expect(view).not.toContain(secretMark)
          expect(view).not.toContain('"correct"')
          for (const other of Object.keys(module.scenes)) {
            if (other !== state.sceneId) expect(view).not.toContain(`"${other}"`)
          }
        }
      }),
    )
  })

  it('is the same whichever options are right', () => {
    fc.assert(
      fc.property(generatedItem('item'), fc.string(), (item, order) => {
        fc.pre(!['order', 'strike', 'where-from'].includes(item.format))
        const ids = (item: Item) => shownOptions(item, { seed: order }).map((option) => option.id)
        expect(ids(withTurnedKeys(item))).toEqual(ids(item))
        expect(ids({ ...item, options: [...item.options].reverse() })).toEqual(ids(item))
      }),
    )
  })

  it('stays the same for an attempt, and shows every option once', () => {
    fc.assert(
      fc.property(generatedItem('item'), fc.string(), (item, order) => {
        const options = shownOptions(item, { seed: order })
        expect(shownOptions(item, { seed: order })).toEqual(options)
        expect(options.map((option) => option.id).sort()).toEqual(item.options.map((option) => option.id).sort())
      }),
    )
  })

  it('never lays out the steps of an order in the right order', () => {
    fc.assert(
      fc.property(generatedItem('item'), fc.string(), (item, order) => {
        fc.pre(item.format === 'order')
        const ids = shownOptions(item, { seed: order }).map((option) => option.id)
        expect(ids).not.toEqual(rightChoice(item))
      }),
    )
  })

  it('spreads keys evenly over the positions', () => {
    const item = fc.sample(
      generatedItem('item').filter((someItem) => someItem.format === 'single' && someItem.options.length === 4),
      { numRuns: 1, seed: 1 },
    )[0] as Item
    const attempts = 8000
    const counts = [0, 0, 0, 0]
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const place = shownOptions(item, { seed: `attempt-${attempt}` }).findIndex((option) => option.correct)
      counts[place] = (counts[place] ?? 0) + 1
    }
    // 4 standard errors of a quarter of 8000 draws
    for (const count of counts)
      expect(Math.abs(count - attempts / 4)).toBeLessThan(4 * Math.sqrt(attempts * 0.25 * 0.75))
  })

  it('reads the places of a picture line by line', () => {
    const item = fc.sample(
      generatedItem('item').filter((someItem) => someItem.format === 'spot'),
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
