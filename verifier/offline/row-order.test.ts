import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrate } from '#domain/comprehension/calibration/calibrate.ts'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import { estimatesCsv } from './estimates-csv.ts'
import { readItems } from './items-csv.ts'
import { readResponses } from './responses-csv.ts'

const ITEMS = `item,practice,format,options,difficulty,just_competent
q1,right-patient,single,4,-0.4,0.7
q2,right-patient,order,4,0.2,0.5
q3,"tools, approved",multiple,5,0,0.55
`
const HEADER = 'person,item,correct,confidence,elapsed_ms,answered_at'

describe('the order of rows', () => {
  it('does not change a digit, with what experts say and with what is learned', async () => {
    const { items, practices } = readItems('items.csv', ITEMS)
    const options = { file: 'responses.csv', isItem: () => true, until: Number.POSITIVE_INFINITY }
    const answer = fc.record({
      person: fc.constantFrom('ada', 'Bo', 'cy', 'Di'),
      item: fc.constantFrom('q1', 'q2', 'q3'),
      correct: fc.constantFrom('0', '1'),
      confidence: fc.constantFrom('sure', 'fairly', 'guess', ''),
      elapsed: fc.integer({ min: 300, max: 90_000 }),
      day: fc.integer({ min: 1, max: 28 }),
    })
    const answers = fc.uniqueArray(answer, {
      selector: ({ person, item, day }) => `${person} ${item} ${day}`,
      minLength: 1,
      maxLength: 30,
    })
    await fc.assert(
      fc.asyncProperty(answers, fc.infiniteStream(fc.nat()), async (givenAnswers, keys) => {
        const rows = givenAnswers.map(
          ({ person, item, correct, confidence, elapsed, day }) =>
            `${person},${item},${correct},${confidence},${elapsed},2026-01-${String(day).padStart(2, '0')}`,
        )
        const shuffledRows = rows
          .map((row) => ({ row, key: keys.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row)
        const estimates = await Promise.all(
          [rows, shuffledRows].map(async (lines) => {
            const { table, newest } = await readResponses([`${HEADER}\n${lines.join('\n')}\n`], options)
            const reportOptions = { practices, asOf: new Date(newest ?? 0) }
            return [expertParameters(items), calibrate(table, items).parameters].map((parameters) =>
              [...estimatesCsv(table, parameters, reportOptions)].join(''),
            )
          }),
        )
        expect(estimates[1]).toEqual(estimates[0])
      }),
      { numRuns: 40 },
    )
  })
})
