import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generatedModule } from './generated-modules.ts'
import { safestPath, worstPath } from './paths.ts'
import { findScene } from './play.ts'
import { saferPath } from './safer-path.ts'

const order = { seed: 'an attempt' }

describe('the safer path', () => {
  it('begins where the attempt first erred and ends where the safest path does, with what is safest at each scene', () => {
    fc.assert(
      fc.property(generatedModule, (module) => {
        const state = worstPath(module)
        const firstWrong = state.steps.findIndex((step) => step.did === 'answered' && !step.correct)
        const path = saferPath(module, state, order)
        if (firstWrong < 0 || !state.ended) {
          expect(path).toBeNull()
          return
        }
        expect(path?.from).toBe(firstWrong + 1)
        expect(path?.scenes[0]?.scene.id).toBe(state.steps[firstWrong]?.sceneId)
        expect(path?.scenes.at(-1)?.scene.id).toBe(safestPath(module).sceneId)
        for (const { scene, safest } of path?.scenes ?? []) {
          expect(safest === null).toBe(findScene(module, scene.id)?.then.do !== 'ask')
          expect(safest?.correct ?? true).toBe(true)
        }
      }),
    )
  })

  it('is shown to nobody before their attempt has ended, nor to those who never left it', () => {
    fc.assert(
      fc.property(generatedModule, (module) => {
        expect(saferPath(module, { ...worstPath(module), ended: false }, order)).toBeNull()
        expect(saferPath(module, safestPath(module), order)).toBeNull()
      }),
    )
  })
})
