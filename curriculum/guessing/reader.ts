import { certaintyOf, probabilityOf, type WeighedChoice } from './calibration.ts'
import { type Choice, scoresOf, taughtBy } from './choice-model.ts'
import { type Clue, cluesOf, nameOf } from './clues.ts'
import type { Riddle } from './riddle.ts'

/** What weighed for the right answer: a clue in it that the others lack, or one in the others that it lacks. */
export type Tell = Clue & { readonly in: 'key' | 'others' }

/** What the reader makes of one item of a file that it was not taught on. */
export type Guess = {
  readonly riddle: Riddle
  /** The probability that it gives to the right answer, whole; null where it does not read the format. */
  readonly ofKey: number | null
  /** The same, with no more certainty than its answers in all other files bear out. */
  readonly ofKeyBorneOut: number | null
  /** Whether its own answer is right; as many equal answers as there are share it. */
  readonly right: number
  /** What weighed most for the right answer, the heaviest first. */
  readonly tells: readonly Tell[]
}

const mostTells = 3

type Read = {
  readonly riddle: Riddle
  readonly clues: readonly (readonly Clue[])[]
  readonly choices: readonly Choice[]
}

/** Items of one way of answering weigh clues alike; what is to be struck or found is another matter than what to do. */
function groupOf({ answering, format }: Riddle): string {
  return answering === 'one' ? 'one' : format
}

/** An order is a choice of the next step again and again; a mark is a choice between an option and leaving it. */
function choicesOf({ answering, options }: Riddle, clueNumbers: readonly Int32Array[]): Choice[] {
  switch (answering) {
    case 'one':
      return [{ alternatives: clueNumbers, right: options.findIndex(({ right }) => right) }]
    case 'marks': {
      const left = new Int32Array()
      return clueNumbers.map((clues, place) => ({ alternatives: [clues, left], right: options[place]?.right ? 0 : 1 }))
    }
    case 'order':
      return clueNumbers.slice(0, -1).map((_, place) => ({ alternatives: clueNumbers.slice(place), right: 0 }))
    case 'trays':
      return []
    default:
      return answering satisfies never
  }
}

/** Clues by number; one that stands in a single item can teach nothing about another and is left out. */
function numbering(cluesOfRiddles: readonly (readonly (readonly Clue[])[])[]): ReadonlyMap<string, number> {
  const items = new Map<string, number>()
  for (const options of cluesOfRiddles) {
    for (const name of new Set(options.flat().map(nameOf))) items.set(name, (items.get(name) ?? 0) + 1)
  }
  return new Map([...items].filter(([, count]) => count > 1).map(([name], number) => [name, number]))
}

function numbersOf(clues: readonly Clue[], numbers: ReadonlyMap<string, number>): Int32Array {
  return Int32Array.from(clues.flatMap((each) => numbers.get(nameOf(each)) ?? []))
}

function tellsOf({ clues, choices }: Read, weights: Float64Array, numbers: ReadonlyMap<string, number>): Tell[] {
  const weightOfClue = new Map<number, number>()
  const side = new Map<number, number>()
  for (const { alternatives, right } of choices) {
    alternatives.forEach((each, place) => {
      const share = place === right ? 1 : -1 / (alternatives.length - 1)
      for (const number of each) {
        weightOfClue.set(number, (weightOfClue.get(number) ?? 0) + share * (weights[number] ?? 0))
        side.set(number, (side.get(number) ?? 0) + share)
      }
    })
  }
  const clueOfNumber = new Map(clues.flat().map((each) => [numbers.get(nameOf(each)), each]))
  const heaviest = [...weightOfClue]
    .filter(([, weight]) => weight > 0)
    .sort((one, other) => other[1] - one[1] || one[0] - other[0])
  const tells: Tell[] = []
  for (const [number] of heaviest) {
    const clue = clueOfNumber.get(number)
    if (clue === undefined || tells.some((other) => saysTheSame(other, clue))) continue
    tells.push({ kind: clue.kind, what: clue.what, in: (side.get(number) ?? 0) > 0 ? 'key' : 'others' })
    if (tells.length === mostTells) break
  }
  return tells
}

/** "ring", "^ ring" and "ring the" are one tell. */
function saysTheSame(one: Clue, other: Clue): boolean {
  const [shape, otherShape] = [one, other].map(({ kind }) => kind === 'shape' || kind === 'place')
  if (shape === true || otherShape === true) return nameOf(one) === nameOf(other)
  const words = one.what.split(' ').filter((word) => word !== '^' && word !== '$')
  const others = other.what.split(' ').filter((word) => word !== '^' && word !== '$')
  return words.some((word) => others.some((each) => each.startsWith(word) || word.startsWith(each)))
}

type Weighing = { readonly riddle: Riddle; readonly weighed: readonly WeighedChoice[]; readonly tells: readonly Tell[] }

/** The chance that every choice of an item is right. */
function ofAll(weighedChoices: readonly WeighedChoice[], certainty: number): number {
  return weighedChoices.reduce((product, { scores, right }) => product * probabilityOf(right, scores, certainty), 1)
}

function guessOf({ riddle, weighed, tells }: Weighing, certainty: number): Guess {
  if (weighed.length === 0) return { riddle, ofKey: null, ofKeyBorneOut: null, right: 0, tells: [] }
  const shares = weighed.map(({ scores, right }) => {
    const best = Math.max(...scores)
    return (scores[right] ?? 0) < best ? 0 : 1 / scores.filter((each) => each === best).length
  })
  return {
    riddle,
    ofKey: ofAll(weighed, 1),
    ofKeyBorneOut: ofAll(weighed, certainty),
    right: shares.reduce((product, share) => product * share, 1),
    tells,
  }
}

/** Weighs the items that a fold tries, taught on those that it teaches. */
function weigh(reads: readonly Read[], numbers: ReadonlyMap<string, number>, fold: Fold): Weighing[] {
  const weights = taughtBy(
    reads.filter(({ riddle }) => fold.teaches(riddle)).flatMap(({ choices }) => choices),
    numbers.size,
  )
  return reads
    .filter(({ riddle }) => fold.tries(riddle))
    .map((read) => ({
      riddle: read.riddle,
      weighed: read.choices.map(({ alternatives, right }) => ({ scores: scoresOf(alternatives, weights), right })),
      tells: read.choices.length === 0 ? [] : tellsOf(read, weights, numbers),
    }))
}

type Fold = { readonly teaches: (riddle: Riddle) => boolean; readonly tries: (riddle: Riddle) => boolean }

function readIn(riddles: readonly Riddle[], folds: readonly Fold[]): Guess[] {
  const groups = [...Map.groupBy(riddles, groupOf).values()]
  const guesses = groups.flatMap((group) => {
    const cluesOfRiddles = group.map((riddle) => cluesOf(riddle))
    const numbers = numbering(cluesOfRiddles)
    const reads = group.map((riddle, place) => {
      const clues = cluesOfRiddles[place] ?? []
      return {
        riddle,
        clues,
        choices: choicesOf(
          riddle,
          clues.map((each) => numbersOf(each, numbers)),
        ),
      }
    })
    const byFold = folds.map((fold) => weigh(reads, numbers, fold))
    return byFold.flatMap((weighings, place) => {
      const others = byFold.filter((_, other) => other !== place).flat()
      const certainty = certaintyOf(others.flatMap(({ weighed }) => weighed))
      return weighings.map((weighing) => guessOf(weighing, certainty))
    })
  })
  const place = new Map(riddles.map(({ id }, index) => [id, index]))
  return guesses.sort((one, other) => (place.get(one.riddle.id) ?? 0) - (place.get(other.riddle.id) ?? 0))
}

/** Every item, read by someone who was taught on all other files; in the order given. */
export function readFileByFile(riddles: readonly Riddle[]): Guess[] {
  const files = [...new Set(riddles.map(({ file }) => file))]
  return readIn(
    riddles,
    files.map((left) => ({ teaches: ({ file }) => file !== left, tries: ({ file }) => file === left })),
  )
}

/** Every follow-up, read by someone who was taught on the modules. */
export function readFromModules(riddles: readonly Riddle[]): Guess[] {
  const teaches = ({ kind }: Riddle) => kind !== 'follow-up'
  return readIn(riddles, [{ teaches, tries: (riddle) => !teaches(riddle) }])
}
