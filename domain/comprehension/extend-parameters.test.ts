import { describe, expect, it } from 'vitest'
import { expertParameters } from './expert-parameters.ts'
import { extendParameters } from './extend-parameters.ts'

const item = (id: string, practice = 'p') => ({
  id,
  practice,
  format: 'single' as const,
  options: 4,
  difficulty: 0,
  justCompetent: 0.6,
})
const experts = expertParameters([item('old'), item('kept')])
const keptParameters = experts.items.kept
const learnedParameters = {
  ...experts,
  lambda: 0.62,
  items: keptParameters ? { ...experts.items, kept: { ...keptParameters, a: 2, b: 1.1 } } : {},
}

describe('parameters extended to newly published items', () => {
  const extension = extendParameters(learnedParameters, [item('kept'), item('new'), item('other', 'q')])

  it('keep what was learned, also of items no longer published', () => {
    expect(extension.lambda).toBe(0.62)
    expect(extension.items.kept).toMatchObject({ a: 2, b: 1.1 })
    expect(extension.items.old).toEqual(experts.items.old)
  })

  it('begin with the experts for new ones, and have a cut for each practice', () => {
    expect(extension.items.new).toEqual(expertParameters([item('new')]).items.new)
    expect(Object.keys(extension.cuts).sort()).toEqual(['p', 'q'])
    expect(extension.cuts.p?.tau).not.toBe(experts.cuts.p?.tau)
  })

  it('stay with what was learned of a practice: that it is mastered wholly or not at all', () => {
    const allOrNone = { weight: 0.9, threshold: -0.5, slip: 0.07 }
    const items: typeof experts.items = keptParameters ? { kept: { ...keptParameters, allOrNone } } : {}
    const { items: all, cuts } = extendParameters({ ...experts, items }, [
      item('kept'),
      item('new'),
      item('other', 'q'),
    ])
    expect(all.kept?.allOrNone).toEqual(allOrNone)
    expect(all.new?.allOrNone).toEqual({ weight: 0.9, threshold: -0.5, slip: 0.1 })
    expect(all.other).not.toHaveProperty('allOrNone')
    expect(cuts.p?.tau).toBeCloseTo(0.9 * -0.5 + 0.1 * (experts.cuts.p?.tau ?? 9), 2)
  })
})
