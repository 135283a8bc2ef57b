import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namesInBraces } from '#domain/policy/fill.ts'
import { decisions, type Policy, unsetPolicy } from '#domain/policy/policy.ts'
import type { AttemptState } from '#domain/scenario/attempt-state.ts'
import type { Module, Scene } from '#domain/scenario/module.ts'
import { safestPath, worstPath } from '#domain/scenario/paths.ts'
import { answer, begin, findScene, goOn, replay } from '#domain/scenario/play.ts'
import { debriefOf, sceneOf } from '#domain/scenario/show.ts'
import { shuffle } from '#domain/scenario/shuffle.ts'
import { someChoice } from '#domain/scenario/some-choice.testing.ts'
import { compileContent } from './compile.ts'
import { localise } from './localise.ts'
import { realContent } from './test-folder.ts'

const compileResult = compileContent(realContent)
const publishedModules = compileResult.ok ? compileResult.content.modules : []

const namesOrNone = (names: readonly string[]) => fc.option(fc.constant<readonly string[]>(names))
const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  country: fc.option(fc.constantFrom(...decisions.country)),
  tools: fc.record({
    video: fc.oneof(namesOrNone(['Clinic Connect', 'Wardline']), fc.constant([])),
    messaging: namesOrNone(['Wardline']),
    images: fc.oneof(namesOrNone(['Wardline']), fc.constant([])),
    ai: fc.oneof(namesOrNone(['Notewell']), fc.constant([])),
  }),
  fallback: fc.option(fc.constantFrom(...decisions.fallback)),
  ownDevices: fc.option(fc.constantFrom(...decisions.ownDevices)),
  ownDeviceImages: fc.option(fc.constantFrom(...decisions.ownDeviceImages)),
  recording: fc.option(fc.constantFrom(...decisions.recording)),
  remoteConsent: fc.option(fc.constantFrom(...decisions.remoteConsent)),
  partnerPlatforms: fc.option(fc.constantFrom(...decisions.partnerPlatforms)),
  ownRecord: fc.option(fc.constantFrom(...decisions.ownRecord)),
  relativesRecords: fc.option(fc.constantFrom(...decisions.relativesRecords)),
  passwords: fc.option(fc.constantFrom(...decisions.passwords)),
  containment: fc.option(fc.constantFrom(...decisions.containment)),
  incidentContact: fc.option(fc.constant('the information governance desk')),
  incidentHours: fc.option(fc.constant('day and night')),
})

/** A walk in which every choice hangs on the seed, and every state that it passes. */
function statesOfWalk(module: Module, seed: string): AttemptState[] {
  const states = [begin(module)]
  for (let state = states[0]; state !== undefined && !state.ended; ) {
    const scene = findScene(module, state.sceneId)
    if (scene === null) throw new Error(`no scene ${state.sceneId}`)
    const move = step(module, state, scene, `${seed}/${states.length}`)
    if (!move.ok) throw new Error(`${scene.id}: ${move.problem}`)
    state = move.state
    states.push(state)
  }
  return states
}

function step(module: Module, state: AttemptState, scene: Scene, seed: string) {
  if (scene.then.do !== 'ask') return goOn(module, state, scene.id)
  const { item } = scene.then
  return answer(module, state, scene.id, item.id, someChoice(item, drawFrom(seed)))
}

function drawFrom(seed: string): number {
  const draws = Array.from({ length: 256 }, (_, draw) => draw)
  return shuffle(draws, seed)[0] ?? 0
}

/** Whatever a learner may not see before answering. */
function secretsOf(module: Module): string[] {
  return Object.values(module.scenes).flatMap(({ then }) =>
    then.do === 'ask'
      ? [
          then.item.principle.text,
          ...then.item.sources.map(({ title }) => title),
          ...then.item.options.flatMap(({ why, misconception, exposes }) => [
            why.text,
            ...(misconception === null ? [] : [misconception.id, misconception.sentence.text]),
            ...exposes.flatMap(({ id, what }) => [id, what.text]),
          ]),
        ]
      : [],
  )
}

describe.each(publishedModules)('$slug', (version) => {
  const tell = (policy: Policy) => localise(version, { language: 'en', policy })

  it('ends on every path under every policy, and every state can be replayed', () => {
    fc.assert(
      fc.property(anyPolicy, fc.string(), (policy, seed) => {
        const module = tell(policy)
        const states = statesOfWalk(module, seed)
        const last = states.at(-1)
        expect(last?.ended).toBe(true)
        expect(replay(module, last?.steps ?? [])).toEqual({ ok: true, state: last })
      }),
    )
  })

  it('shows no key, reason, misconception, exposure or source before the answer', () => {
    const module = tell(unsetPolicy)
    const secrets = secretsOf(module)
    fc.assert(
      fc.property(fc.string(), (seed) => {
        for (const state of statesOfWalk(module, seed)) {
          const sceneJson = JSON.stringify(sceneOf(module, state, { seed }))
          for (const secret of secrets) expect(sceneJson).not.toContain(JSON.stringify(secret).slice(1, -1))
          expect(sceneJson).not.toContain('"correct"')
          expect(sceneJson).not.toContain('"next"')
        }
      }),
      { numRuns: 20 },
    )
  })

  it('leaves no placeholder in any text under any policy', () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        expect(namesInBraces(textsOf(tell(policy)).join(' '))).toEqual([])
      }),
    )
  })

  it('exposes nothing on the safest path and something on the worst', () => {
    const module = tell(unsetPolicy)
    expect(debriefOf(module, safestPath(module), { seed: '' })?.yours).toEqual([])
    const worst = debriefOf(module, worstPath(module), { seed: '' })
    expect(worst?.yours.length).toBeGreaterThan(0)
    expect(worst?.safest).toEqual([])
  })
})

function textsOf(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  if ('text' in value && typeof value.text === 'string') return [value.text]
  return Object.values(value).flatMap(textsOf)
}

it('gives each belief a question to ask about it, in each language', () => {
  const beliefs = compileResult.ok ? compileResult.content.misconceptions : []
  expect(beliefs.length).toBeGreaterThan(100)
  for (const { id, ask } of beliefs) {
    expect(Object.keys(ask ?? {}), id).toEqual(expect.arrayContaining(['en', 'es', 'ar']))
    expect(JSON.stringify(ask), id).toMatch(/[?؟]/u)
  }
})
