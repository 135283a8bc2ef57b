import { describe, expect, test } from 'vitest'
import { moduleToWinBack, nextThing, type OpenModule } from './next-thing.ts'

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const module = (changes: Partial<OpenModule>): OpenModule => ({
  overdue: false,
  dueOn: null,
  progress: 'to-do',
  ...changes,
})

describe('the one next thing', () => {
  const late = module({ overdue: true, dueOn: day('2026-10-03') })
  const later = module({ overdue: true, dueOn: day('2026-10-20'), progress: 'under-way' })
  const startedModule = module({ progress: 'under-way' })
  const soon = module({ dueOn: day('2026-12-04') })
  const whenever = module({})

  test('is a follow-up where one waits, whatever else there is', () => {
    expect(nextThing('three minutes', [late])).toEqual({ do: 'follow-up', followUp: 'three minutes' })
  })

  test('is what is overdue longest, then what is under way, then what is due earliest', () => {
    const open = [whenever, soon, startedModule, later, late]
    for (const [place, expectedModule] of [late, later, startedModule, soon, whenever].entries())
      expect(
        nextThing(
          null,
          open.filter((each) => [late, later, startedModule, soon, whenever].indexOf(each) >= place),
        ),
      ).toEqual({ do: 'module', module: expectedModule })
  })

  test('is nothing where nothing is asked', () => {
    expect(nextThing(null, [])).toBeNull()
  })
})

describe('winning a practice back', () => {
  const doneSteps = [{ module: { practices: ['phishing', 'recording'] } }]
  const others = [{ practices: ['recording'] }]

  test('goes to a module that was not done yet, or else to one to read again', () => {
    expect(moduleToWinBack(['recording', 'phishing'], { others, done: doneSteps })).toMatchObject({ how: 'choose' })
    expect(moduleToWinBack(['phishing', 'recording'], { others, done: doneSteps })).toMatchObject({
      practice: 'phishing',
      how: 'read-again',
    })
    expect(moduleToWinBack(['devices'], { others, done: doneSteps })).toBeNull()
  })
})
