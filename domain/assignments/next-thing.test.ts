import { describe, expect, test } from 'vitest'
import { moduleToWinBack, nextThing, type OpenModule } from './next-thing.ts'

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const module = (given: Partial<OpenModule>): OpenModule => ({
  overdue: false,
  dueOn: null,
  progress: 'to-do',
  ...given,
})

describe('the one next thing', () => {
  const late = module({ overdue: true, dueOn: day('2026-10-03') })
  const later = module({ overdue: true, dueOn: day('2026-10-20'), progress: 'under-way' })
  const begun = module({ progress: 'under-way' })
  const soon = module({ dueOn: day('2026-12-04') })
  const whenever = module({})

  test('is a follow-up where one waits, whatever else there is', () => {
    expect(nextThing('three minutes', [late])).toEqual({ do: 'follow-up', followUp: 'three minutes' })
  })

  test('is what is overdue longest, then what is under way, then what is due earliest', () => {
    const open = [whenever, soon, begun, later, late]
    for (const [place, expected] of [late, later, begun, soon, whenever].entries())
      expect(
        nextThing(
          null,
          open.filter((each) => [late, later, begun, soon, whenever].indexOf(each) >= place),
        ),
      ).toEqual({ do: 'module', module: expected })
  })

  test('is nothing where nothing is asked', () => {
    expect(nextThing(null, [])).toBeNull()
  })
})

describe('winning a practice back', () => {
  const done = [{ module: { practices: ['phishing', 'recording'] } }]
  const others = [{ practices: ['recording'] }]

  test('goes to a module that was not done yet, or else to one to read again', () => {
    expect(moduleToWinBack(['recording', 'phishing'], { others, done })).toMatchObject({ how: 'choose' })
    expect(moduleToWinBack(['phishing', 'recording'], { others, done })).toMatchObject({
      practice: 'phishing',
      how: 'read-again',
    })
    expect(moduleToWinBack(['devices'], { others, done })).toBeNull()
  })
})
