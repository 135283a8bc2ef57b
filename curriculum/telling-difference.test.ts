import { describe, expect, it } from 'vitest'
import { type Policy, unsetPolicy } from '#domain/policy/policy.ts'
import { teachingByPractice, teachingOf } from '#domain/policy/teaching.ts'
import { type Moment, type MomentDifference, momentDifference } from '#domain/policy/telling-difference.ts'
import type { Item } from '#domain/scenario/module.ts'
import { compileFolder } from './compilation.ts'
import { localise } from './localise.ts'
import { smallModule } from './small-module.ts'
import { withContent } from './test-folder.ts'

const publishedModules = withContent(
  { 'modules/small/module.yaml': smallModule },
  (folder) => compileFolder(folder).content,
).modules[0]

/** The first scene, in which a policy decides a key, an option and a text. */
function opening(policy: Policy): Moment {
  const { opening: scene } = localise(publishedModules ?? fail(), { language: 'en', policy }).scenes
  if (scene?.then.do !== 'ask') throw new Error('the opening asks nothing')
  return { id: scene.id, stage: scene.stage, prose: scene.prose, item: scene.then.item }
}
function fail(): never {
  throw new Error('not compiled')
}

function difference(before: Partial<Policy>, after: Partial<Policy>): MomentDifference | null {
  return momentDifference(opening({ ...unsetPolicy, ...before }), opening({ ...unsetPolicy, ...after }))
}

const itemUnder = (policy: Partial<Policy>): Item => opening({ ...unsetPolicy, ...policy }).item ?? fail()

describe('a moment told under two policies', () => {
  it('does not differ where the policy decides nothing in it', () => {
    expect(difference({}, { recording: 'never' })).toBeNull()
  })

  it('shows the texts that differ, as they were and as they will be', () => {
    const tools = { ...unsetPolicy.tools, video: ['Clinic Connect'] }
    const differences = difference({}, { tools })
    expect(differences?.texts.map(({ place }) => place)).toEqual(['stage', 'story'])
    expect(differences?.texts[1]?.after.text).toBe('Clinic Connect has frozen again.')
    expect(differences).toMatchObject({ options: [], otherKey: false, teachesOtherwise: false })
  })

  it('shows the options that become right and wrong, and says that the key is another', () => {
    const differences = difference({ ownDevices: 'forbidden' }, { ownDevices: 'allowed' })
    expect(differences?.options).toEqual([
      expect.objectContaining({ id: 'own-phone', becomes: 'right' }),
      expect.objectContaining({ id: 'clinic-camera', becomes: 'wrong' }),
    ])
    expect(differences).toMatchObject({ otherKey: true, teachesOtherwise: true })
  })

  it('shows the options that come and go, without repeating their texts', () => {
    const differences = difference({ ownDevices: 'forbidden' }, { ownDevices: 'with-conditions' })
    expect(differences?.options).toEqual([expect.objectContaining({ id: 'registered-phone', becomes: 'offered' })])
    expect(differences?.texts).toEqual([])
    const back = difference({ ownDevices: 'with-conditions' }, { ownDevices: 'forbidden' })
    expect(back?.options).toEqual([expect.objectContaining({ id: 'registered-phone', becomes: 'no-longer-offered' })])
    expect(differences?.teachesOtherwise).toBe(true)
  })
})

describe('what an item teaches', () => {
  it('is the same where only the scene is dressed otherwise', () => {
    const tools = { ...unsetPolicy.tools, video: ['Clinic Connect'] }
    expect(teachingOf(itemUnder({ tools }))).toBe(teachingOf(itemUnder({})))
  })

  it('differs with the key, with what is offered and with the principle', () => {
    const taughtTexts = (['allowed', 'with-conditions', 'forbidden'] as const).map((ownDevices) =>
      teachingOf(itemUnder({ ownDevices })),
    )
    expect(new Set(taughtTexts).size).toBe(3)
  })

  it('is gathered by practice', () => {
    const item = itemUnder({})
    expect([...teachingByPractice([item, item]).keys()]).toEqual(['approved-tools'])
  })
})
