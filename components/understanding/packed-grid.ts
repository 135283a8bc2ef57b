import { estimateFigures } from '#domain/reports/figures.ts'
import type { Text } from '#domain/scenario/module.ts'
import type { GridPerson, UnderstandingCell } from './types.ts'

/**
 * A grid as it goes to the browser. Sixty people in ten practices are six hundred cells, so a cell is a few whole
 * numbers, a person one array of them, and each belief's sentence is sent once. All of it is one text: React would look at
 * each of its thousands of numbers on both sides.
 */
export type PackedGrid = string

/** The same as it is read. */
export type OpenGrid = {
  /** The day that answers' ages are counted back from, in days since 1970. */
  readonly day: number
  /** What wrong options believe: cells name a belief by its place here. */
  readonly beliefs: readonly Text[]
  readonly people: readonly PackedPerson[]
}

export type PackedPerson = readonly [
  id: string,
  givenName: string,
  familyName: string,
  profession: string,
  modulesDone: number,
  modulesAssigned: number,
  /** Days since the earliest due date that has passed, and since the last counted answer; -1: there is none. */
  overdueDays: number,
  activeDaysAgo: number,
  /** Cell after cell in the order of the practices, each as `packCell` writes it. */
  cells: readonly number[],
]

/** A cell as the page shows it: in whole per cent and whole days. */
export type ShownCell = Omit<UnderstandingCell, 'practice'>

/** What is seen of a cell before it is opened. */
export type CellFace = Omit<ShownCell, 'answers' | 'lastEvidenceAt' | 'misconceptions'>

/** The rest of it: beliefs by their places in the grid. */
type PackedCell = CellFace & {
  readonly answers: number
  readonly daysAgo: number
  readonly beliefs: readonly number[]
}

/** What a cell says: a status, or why there is too little to give one. */
const verdicts = [
  'understands',
  'shown-so-far',
  'developing',
  'faded',
  'does-not-understand-yet',
  'few-answers',
  'rapid-guessing',
  'undecided',
] as const
/** Of what someone's answers believed, how much is said: the most often chosen. */
export const mostBeliefs = 3

const msADay = 24 * 60 * 60 * 1000
const dayOf = (date: Date) => Math.floor(date.getTime() / msADay)

const daysSince = (date: Date | null, day: number) => (date === null ? -1 : day - dayOf(date))

/** The day that was so many days ago; null for -1, which says that there is none. */
export function dayBefore(daysAgo: number, day: number): Date | null {
  return daysAgo === -1 ? null : new Date((day - daysAgo) * msADay)
}

type Belief = UnderstandingCell['misconceptions'][number]

export function packGrid(people: readonly GridPerson[], { asOf }: { asOf: Date }): PackedGrid {
  const day = dayOf(asOf)
  const beliefs = new Map<string, { readonly place: number; readonly sentence: Text }>()
  const placeOf = ({ id, sentence }: Belief) => {
    const { place } = beliefs.get(id) ?? { place: beliefs.size }
    beliefs.set(id, { place, sentence })
    return place
  }
  const grid: OpenGrid = {
    day,
    people: people.map(({ id, givenName, familyName, profession, completed, overdueSince, lastActive, cells }) => [
      id,
      givenName,
      familyName,
      profession,
      completed.done,
      completed.assigned,
      daysSince(overdueSince, day),
      daysSince(lastActive, day),
      cells.flatMap((cell) => packCell(cell, { day, placeOf })),
    ]),
    beliefs: [...beliefs.values()].map(({ sentence }) => sentence),
  }
  return JSON.stringify(grid)
}

export function openGrid(packedGrid: PackedGrid): OpenGrid {
  return JSON.parse(packedGrid)
}

/**
 * The verdict and two flags in one number; how many answers; the last one's age in days, -1 without one; per cent and
 * interval where there is an estimate; how many beliefs, and their places.
 */
function packCell(
  { status, tooLittle, confidentlyWrong, needsConfirmation, misconceptions, ...cell }: UnderstandingCell,
  { day, placeOf }: { day: number; placeOf: (belief: Belief) => number },
): number[] {
  const beliefs = misconceptions.slice(0, mostBeliefs)
  const verdict = status === 'not-enough-evidence' ? (tooLittle ?? 'undecided') : status
  const { value, low, high } = estimateFigures(cell.probability, cell.interval)
  return [
    verdicts.indexOf(verdict) * 4 + (confidentlyWrong ? 1 : 0) + (needsConfirmation ? 2 : 0),
    cell.answers,
    daysSince(cell.lastEvidenceAt, day),
    ...(status === 'not-enough-evidence' ? [] : [value, low, high]),
    beliefs.length,
    ...beliefs.map(placeOf),
  ]
}

/** A person's cells, in the order of the practices. */
export function unpackCells([, , , , , , , , numbers]: PackedPerson): PackedCell[] {
  const cells: PackedCell[] = []
  let place = 0
  const next = () => numbers[place++] ?? Number.NaN
  while (place < numbers.length) {
    const head = next()
    const verdict = verdicts[Math.floor(head / 4)] ?? 'undecided'
    const answers = next()
    const daysAgo = next()
    const estimate = hasEstimate(verdict)
      ? {
          status: verdict,
          tooLittle: null,
          probability: next() / 100,
          interval: { low: next() / 100, high: next() / 100 },
        }
      : { status: 'not-enough-evidence' as const, tooLittle: verdict, probability: 0.5, interval: { low: 0, high: 1 } }
    cells.push({
      ...estimate,
      confidentlyWrong: head % 2 === 1,
      needsConfirmation: head % 4 >= 2,
      answers,
      daysAgo,
      beliefs: Array.from({ length: next() }, next),
    })
  }
  return cells
}

/** A cell with what it opens to. */
export function unpackInside({ daysAgo, beliefs, ...cell }: PackedCell, grid: OpenGrid): ShownCell {
  return {
    ...cell,
    lastEvidenceAt: dayBefore(daysAgo, grid.day),
    misconceptions: beliefs.flatMap((belief) => {
      const sentence = grid.beliefs[belief]
      return sentence === undefined ? [] : [{ id: `${belief}`, sentence }]
    }),
  }
}

type Verdict = (typeof verdicts)[number]
type Reason = NonNullable<ShownCell['tooLittle']>

function hasEstimate(verdict: Verdict): verdict is Exclude<Verdict, Reason> {
  return verdict !== 'few-answers' && verdict !== 'rapid-guessing' && verdict !== 'undecided'
}
