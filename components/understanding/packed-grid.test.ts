import fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimateFigures } from '#domain/reports/figures.ts'
import { openGrid, packGrid, unpackCells, unpackInside } from './packed-grid.ts'
import type { GridPerson, UnderstandingCell } from './types.ts'

const asOf = new Date('2026-11-21T10:00:00Z')
const msADay = 24 * 60 * 60 * 1000
const share = fc.double({ min: 0, max: 1, noNaN: true })
const estimateStatus = fc.constantFrom('understands', 'shown-so-far', 'developing', 'faded', 'does-not-understand-yet')
const reasons = fc.constantFrom('few-answers', 'rapid-guessing', 'undecided')
const verdict = fc.oneof(
  estimateStatus.map((status) => ({ status, tooLittle: null })),
  reasons.map((tooLittle) => ({ status: 'not-enough-evidence' as const, tooLittle })),
)
const belief = fc
  .constantFrom('encrypted', 'only-briefly', 'asked-nicely')
  .map((id) => ({ id, sentence: { text: `It is ${id}.`, language: 'en' } }))

const cell: fc.Arbitrary<UnderstandingCell> = fc
  .record({
    verdict,
    probability: share,
    low: share,
    high: share,
    confidentlyWrong: fc.boolean(),
    needsConfirmation: fc.boolean(),
    answers: fc.nat({ max: 400 }),
    lastEvidenceAt: fc.option(fc.date({ min: new Date('2020-01-01'), max: asOf, noInvalidDate: true })),
    misconceptions: fc.uniqueArray(belief, { selector: ({ id }) => id, maxLength: 3 }),
  })
  .map(({ verdict: { status, tooLittle }, low, high, ...rest }) => ({
    practice: 'approved-tools',
    status,
    tooLittle,
    interval: { low, high },
    ...rest,
  }))

function person(id: string, cells: readonly UnderstandingCell[]): GridPerson {
  return {
    id,
    givenName: 'Ada',
    familyName: id,
    profession: 'Nurse',
    cells,
    completed: { done: 2, assigned: 3 },
    overdueSince: new Date('2026-11-11'),
    lastActive: null,
  }
}

test('what comes out of the pack says of every cell what went in', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 4 }), (rows) => {
      const people = rows.map((cells, row) => person(`${row}`, cells))
      const grid = openGrid(packGrid(people, { asOf }))
      for (const [row, packedPerson] of grid.people.entries()) {
        expect(packedPerson.slice(0, 8)).toEqual([`${row}`, 'Ada', `${row}`, 'Nurse', 2, 3, 10, -1])
        const cells = unpackCells(packedPerson).map((each) => unpackInside(each, grid))
        expect(cells.map(visiblePart)).toEqual(rows[row]?.map(visiblePart))
      }
    }),
  )
})

test('a belief that many hold is sent once', () => {
  const sentence = { text: 'If it is encrypted end to end, it is approved.', language: 'en' }
  const holding: UnderstandingCell = {
    practice: 'approved-tools',
    status: 'developing',
    tooLittle: null,
    probability: 0.5,
    interval: { low: 0.3, high: 0.7 },
    confidentlyWrong: false,
    needsConfirmation: false,
    answers: 7,
    lastEvidenceAt: asOf,
    misconceptions: [{ id: 'encrypted', sentence }],
  }
  const grid = openGrid(packGrid([person('a', [holding]), person('b', [holding, holding])], { asOf }))
  expect(grid.beliefs).toEqual([sentence])
})

/** What the page says of a cell: whole per cent, whole days, and no figure where there is too little for one. */
function visiblePart({
  probability,
  interval,
  lastEvidenceAt,
  misconceptions,
  ...cell
}: Omit<UnderstandingCell, 'practice'>) {
  const { status, tooLittle, confidentlyWrong, needsConfirmation, answers } = cell
  return {
    status,
    tooLittle,
    confidentlyWrong,
    needsConfirmation,
    answers,
    figures: tooLittle === null ? estimateFigures(probability, interval) : null,
    day: lastEvidenceAt === null ? null : Math.floor(lastEvidenceAt.getTime() / msADay),
    sentences: misconceptions.map(({ sentence }) => sentence),
  }
}
