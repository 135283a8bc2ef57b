import { expect } from 'vitest'
import { type Strangers, slug } from '#data/strangers.testing.ts'
import { listModules } from './modules.ts'
import { peopleInModule } from './people-in-module.ts'

/** What a stranger gets from each: nothing of the home organisation's. */
export const curriculum: Strangers = {
  // The modules are everybody's; what fills them is the viewer's own organisation's policy.
  listModules: async ({ stranger }) => {
    const modules = await listModules(stranger.wardClinicians[0])
    expect(modules.map((face) => face.slug)).toContain(slug)
  },
  // The same of everybody's modules: whom they are about.
  peopleInModule: async ({ stranger }) => {
    const [viewer] = stranger.wardClinicians
    expect((await peopleInModule(viewer, slug)).map(({ name }) => name.text)).toContain('Mrs Lindqvist')
    expect(await peopleInModule(viewer, 'no-such-module')).toEqual([])
  },
}
