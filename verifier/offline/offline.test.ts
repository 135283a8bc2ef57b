import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import { ParametersSchema } from '#domain/comprehension/parameters-schema.ts'
import { estimatesCsv } from './estimates-csv.ts'
import { instantFromIso } from './iso-instant.ts'
import { readItems } from './items-csv.ts'
import { readResponses } from './responses-csv.ts'

const ITEMS = `item,practice,format,options,difficulty,just_competent
q1,right-patient,single,4,-0.4,0.7
q2,right-patient,order,4,0.2,0.5
q3,"tools, approved",multiple,5,0,0.55
`
const RESPONSES = `person,item,correct,confidence,elapsed_ms,answered_at
ada,q1,1,sure,21000,2026-01-05T09:00:00Z
ada,q2,0,guess,18000,2026-01-05T09:01:00Z
"Bo ""the"" nurse",q3,1,,30500.5,2026-01-05T10:00:00+01:00
`

function responses(text: string, until = Number.POSITIVE_INFINITY) {
  const ids = new Set(readItems('items.csv', ITEMS).items.map((item) => item.id))
  return readResponses([text], { file: 'responses.csv', isItem: (id) => ids.has(id), until })
}

describe('dates', () => {
  it.each([
    ['2026-11-01T00:00:00Z', Date.UTC(2026, 10, 1)],
    ['2026-11-01T00:00:00.123Z', Date.UTC(2026, 10, 1, 0, 0, 0, 123)],
    ['2026-11-01T02:30:00+02:30', Date.UTC(2026, 10, 1)],
    ['2026-10-31T19:00-0500', Date.UTC(2026, 10, 1)],
    ['2026-11-01T00:00:00', Date.UTC(2026, 10, 1)],
    ['2026-11-01', Date.UTC(2026, 10, 1)],
    ['2028-02-29', Date.UTC(2028, 1, 29)],
  ])('reads %s', (text, instant) => {
    expect(instantFromIso(text)).toBe(instant)
  })

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-1-1',
    '01/11/2026',
    '2026-11-01 00:00:00',
    '2026-11-01T24:00:00Z',
    '',
    'now',
  ])('refuses %j', (text) => {
    expect(instantFromIso(text)).toBeNull()
  })

  it('reads every date that JavaScript writes', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          expect(instantFromIso(date.toISOString())).toBe(date.getTime())
        },
      ),
    )
  })
})

describe('the items file', () => {
  it('is read with its columns in any order, and others passed over', () => {
    const { items, practices } = readItems(
      'items.csv',
      'note,practice,item,options,format,just_competent,difficulty\nx,p,q,3,single,.5,1e-1\n',
    )
    expect(items).toEqual([
      { id: 'q', practice: 'p', format: 'single', options: 3, difficulty: 0.1, justCompetent: 0.5 },
    ])
    expect(practices).toEqual([{ id: 'p', critical: false }])
  })

  it('may say which practices are critical', () => {
    const text =
      'item,practice,format,options,difficulty,just_competent,critical\na,p,single,3,0,.5,1\nb,q,single,3,0,.5,0\n'
    expect(readItems('items.csv', text).practices).toEqual([
      { id: 'p', critical: true },
      { id: 'q', critical: false },
    ])
  })

  it('may give floors, of some items or of all', () => {
    const text =
      'item,practice,format,options,difficulty,just_competent,floor\na,p,order,4,0,.7,0.55\nb,p,order,4,0,.7,\n'
    const { items } = readItems('items.csv', text)
    expect(items.map(({ floor }) => floor)).toEqual([0.55, undefined])
    const { a, b } = expertParameters(items).items
    expect([a?.c, b?.c]).toEqual([0.55, 1 / 24])
    expect(() => readItems('items.csv', text.replace('0.55', '55'))).toThrow(
      'items.csv, row 2, column floor: expected a number from 0 to 1 or nothing, found "55"',
    )
    expect(() => readItems('items.csv', text.replace('just_competent,floor', 'just_competent,floor,floor'))).toThrow(
      'items.csv, row 1, column floor: expected it once, found it twice',
    )
  })

  it.each([
    ['', 'items.csv, row 1, column item: expected a header with item, practice,'],
    ['item,practice\n', 'items.csv, row 1, column format: expected a header'],
    [ITEMS.split('\n', 1)[0] ?? '', 'items.csv, row 2, column item: expected at least one item, found nothing'],
    [`${ITEMS}q1,p,single,4,0,0.5`, 'items.csv, row 5, column item: expected each item once, found "q1"'],
    [`${ITEMS}q4,,single,4,0,0.5`, 'items.csv, row 5, column practice: expected an id, found nothing'],
    [
      `${ITEMS}q4,p,essay,4,0,0.5`,
      'items.csv, row 5, column format: expected one of single, multiple, order, spot, sort, strike, where-from, found "essay"',
    ],
    [
      `${ITEMS}q4,p,single,four,0,0.5`,
      'items.csv, row 5, column options: expected a whole number of 2 or more, found "four"',
    ],
    [`${ITEMS}q4,p,single,1,0,0.5`, 'items.csv, row 5, column options: expected a whole number'],
    [
      `${ITEMS}q4,p,single,4,hard,0.5`,
      'items.csv, row 5, column difficulty: expected a number from -6 to 6, found "hard"',
    ],
    [
      `${ITEMS}q4,p,single,4,0,70`,
      'items.csv, row 5, column just_competent: expected a number from 0 to 1, found "70"',
    ],
    [
      `${ITEMS}q4,p,single,4,0`,
      'items.csv, row 5, column just_competent: expected a number from 0 to 1, found nothing',
    ],
  ])('with a fault is refused (%#)', (text, message) => {
    expect(() => readItems('items.csv', text)).toThrow(message)
  })
})

describe('the responses file', () => {
  it('gives the counted answers and the newest moment', async () => {
    const { table, newest } = await responses(RESPONSES)
    expect(table.people).toEqual(['ada', 'Bo "the" nurse'])
    expect([...table.elapsedMs]).toEqual([21_000, 18_000, 30_500.5])
    expect(newest).toBe(Date.UTC(2026, 0, 5, 9, 1))
  })

  it('leaves later answers out, but does check them', async () => {
    expect((await responses(RESPONSES, Date.UTC(2026, 0, 5, 9))).table.item).toHaveLength(2)
    await expect(responses(`${RESPONSES}ada,q1,2,,1,2030-01-01`, 0)).rejects.toThrow('row 5, column correct')
  })

  it.each([
    ['person,item\n', 'responses.csv, row 1, column correct: expected a header'],
    [`${RESPONSES},q1,1,,1000,2026-01-05`, 'responses.csv, row 5, column person: expected an id, found nothing'],
    [
      `${RESPONSES}ada,q9,1,,1000,2026-01-05`,
      'responses.csv, row 5, column item: expected an item of the items file, found "q9"',
    ],
    [`${RESPONSES}ada,q1,yes,,1000,2026-01-05`, 'responses.csv, row 5, column correct: expected 0 or 1, found "yes"'],
    [
      `${RESPONSES}ada,q1,1,certain,1000,2026-01-05`,
      'responses.csv, row 5, column confidence: expected sure, fairly, guess or nothing, found "certain"',
    ],
    [
      `${RESPONSES}ada,q1,1,,-1,2026-01-05`,
      'responses.csv, row 5, column elapsed_ms: expected milliseconds, 0 or more, found "-1"',
    ],
    [
      `${RESPONSES}ada,q1,1,,1000,yesterday`,
      'responses.csv, row 5, column answered_at: expected an ISO 8601 date and time, found "yesterday"',
    ],
  ])('with a fault is refused (%#)', async (text, message) => {
    await expect(responses(text)).rejects.toThrow(message)
  })
})

describe('the estimates', () => {
  it('are one line a person and practice, also where there are no answers', async () => {
    const { items, practices } = readItems('items.csv', ITEMS)
    const { table, newest } = await responses(RESPONSES)
    const lines = [...estimatesCsv(table, expertParameters(items), { practices, asOf: new Date(newest ?? 0) })]
      .join('')
      .split('\n')
    expect(lines[0]).toBe('person,practice,probability,status,theta,theta_sd,own_answers')
    expect(lines).toHaveLength(6)
    expect(lines[1]).toMatch(/^ada,right-patient,0\.\d{8},not-enough-evidence,-?\d\.\d{8},0\.\d{8},2$/)
    expect(lines[2]).toMatch(/^ada,"tools, approved",0\.\d{8},not-enough-evidence,.*,0$/)
    expect(lines[3]).toMatch(/^"Bo ""the"" nurse",right-patient,/)
  })
})

describe('a parameter document from outside', () => {
  it('is taken as it was written, and refused when it was changed', () => {
    const document = JSON.parse(JSON.stringify(expertParameters(readItems('items.csv', ITEMS).items)))
    expect(ParametersSchema.parse(document)).toEqual(document)
    expect(ParametersSchema.safeParse({ ...document, lambda: 2 }).success).toBe(false)
    expect(ParametersSchema.safeParse({ ...document, extra: 1 }).success).toBe(false)
  })
})
