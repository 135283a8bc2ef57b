import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AttemptState, Choice } from './attempt-state.ts'
import { generatedItem, generatedModule } from './generated-modules.ts'
import type { Module } from './module.ts'
import { rightChoice, safestPath, worstPath } from './paths.ts'
import { answer, begin, findScene, goOn, replay } from './play.ts'
import { someChoice } from './some-choice.testing.ts'
import { fitsItem, isRight } from './verdict.ts'

/** Plays to the end, drawing every choice from the numbers given. */
function playThrough(module: Module, draws: readonly number[]): AttemptState {
  let state = begin(module)
  for (let turn = 0; !state.ended; turn += 1) {
    const scene = findScene(module, state.sceneId)
    if (scene === null || turn > 100) throw new Error(`stuck at ${state.sceneId}`)
    const move =
      scene.then.do === 'ask'
        ? answer(
            module,
            state,
            scene.id,
            scene.then.item.id,
            someChoice(scene.then.item, draws[turn % draws.length] ?? 0),
          )
        : goOn(module, state, scene.id)
    if (!move.ok) throw new Error(move.problem)
    state = move.state
  }
  return state
}

const draws = fc.array(fc.nat(), { minLength: 1, maxLength: 20 })

describe('an attempt', () => {
  it('ends on every path, whatever is chosen', () => {
    fc.assert(
      fc.property(generatedModule, draws, (module, draw) => {
        const state = playThrough(module, draw)
        expect(findScene(module, state.sceneId)?.then.do).toBe('end')
      }),
    )
  })

  it('stands where its steps lead when they are replayed from the beginning', () => {
    fc.assert(
      fc.property(generatedModule, draws, (module, draw) => {
        const state = playThrough(module, draw)
        expect(replay(module, state.steps)).toEqual({ ok: true, state })
      }),
    )
  })

  it('survives being stored as JSON', () => {
    fc.assert(
      fc.property(generatedModule, draws, (module, draw) => {
        const state = playThrough(module, draw)
        expect(JSON.parse(JSON.stringify(state))).toEqual(state)
      }),
    )
  })

  it('moves nowhere once it has ended', () => {
    fc.assert(
      fc.property(generatedModule, draws, (module, draw) => {
        const state = playThrough(module, draw)
        expect(goOn(module, state, state.sceneId)).toEqual({ ok: false, problem: 'not-current' })
        expect(answer(module, state, state.sceneId, 'item', [])).toEqual({ ok: false, problem: 'not-current' })
      }),
    )
  })

  it('answers every input with a value: nothing makes it throw', () => {
    fc.assert(
      fc.property(generatedModule, fc.anything(), fc.string(), fc.string(), (module, rubbish, sceneId, itemId) => {
        const strange = { sceneId, steps: [], ended: false }
        const choice = rubbish as Choice
        expect(answer(module, strange, sceneId, itemId, choice).ok).toBe(false)
        expect(goOn(module, strange, sceneId).ok).toBe(false)
        const state = begin(module)
        const scene = findScene(module, state.sceneId)
        if (scene?.then.do !== 'ask') return
        const move = answer(module, state, scene.id, scene.then.item.id, choice)
        expect(move.ok).toBe(fitsItem(scene.then.item, choice))
      }),
    )
  })

  it('refuses an answer to a scene that is not current, and to an item the scene does not ask', () => {
    fc.assert(
      fc.property(generatedModule, (module) => {
        const state = begin(module)
        const scene = findScene(module, state.sceneId)
        if (scene?.then.do !== 'ask') return
        const { item } = scene.then
        const choice = rightChoice(item)
        expect(answer(module, state, 'elsewhere', item.id, choice)).toEqual({ ok: false, problem: 'not-current' })
        expect(answer(module, state, '__proto__', item.id, choice)).toEqual({ ok: false, problem: 'not-current' })
        expect(answer(module, state, scene.id, 'another', choice)).toEqual({ ok: false, problem: 'not-this-item' })
        expect(goOn(module, state, scene.id)).toEqual({ ok: false, problem: 'needs-an-answer' })
      }),
    )
  })

  it('refuses malformed choices: unknown options, one twice, too few or too many', () => {
    fc.assert(
      fc.property(generatedItem('item'), (item) => {
        const ids = item.options.map((option) => option.id)
        const first = ids[0] as string
        expect(fitsItem(item, ['unknown'])).toBe(false)
        expect(fitsItem(item, [first, first])).toBe(false)
        expect(fitsItem(item, [...ids, 'one-more'])).toBe(false)
        expect(fitsItem(item, [])).toBe(['multiple', 'spot', 'strike'].includes(item.format))
        expect(fitsItem(item, ids)).toBe(!['single', 'where-from', 'sort'].includes(item.format))
        expect(fitsItem(item, [first])).toBe(item.format !== 'order' && item.format !== 'sort')
      }),
    )
  })

  it('is right for exactly the key, the set to be marked, or the order', () => {
    fc.assert(
      fc.property(generatedItem('item'), fc.nat(), (item, draw) => {
        fc.pre(item.format !== 'sort')
        const right = rightChoice(item)
        expect(isRight(item, right)).toBe(true)
        const choice = someChoice(item, draw)
        const same =
          item.format === 'order'
            ? choice.every((id, place) => right[place] === id)
            : choice.length === right.length && choice.every((id) => right.includes(id))
        expect(isRight(item, choice)).toBe(same)
      }),
    )
  })

  it('has a safest path without a wrong answer and a worst path without a right one', () => {
    fc.assert(
      fc.property(generatedModule, (module) => {
        const safest = safestPath(module)
        expect(safest.ended).toBe(true)
        expect(safest.steps.every((step) => step.did === 'went-on' || step.correct)).toBe(true)
        const worst = worstPath(module)
        expect(worst.ended).toBe(true)
        expect(worst.steps.every((step) => step.did === 'went-on' || !step.correct)).toBe(true)
      }),
    )
  })
})
