import type { ItemFloor } from '#curriculum/guessing/floors.ts'
import type { GuessingResult } from '#curriculum/guessing/guess-bank.ts'
import { namedAtMost } from '#curriculum/guessing/limits.ts'
import type { Tell } from '#curriculum/guessing/reader.ts'
import type { ItemId } from '#domain/scenario/module.ts'
import type { BankItem } from './bank.ts'

function tellWords({ kind, what, in: side }: Tell): string {
  const words = kind === 'shape' || kind === 'place' ? what : `"${what}${kind === 'beginning' ? '…' : ''}"`
  return `${words} in ${side === 'key' ? 'the key' : 'the others'}`
}

/** Items whose key a reader of the options alone names, with what weighed most, in each language in which it does. */
export function checkGuesses(bank: readonly BankItem[], results: readonly GuessingResult[]): void {
  for (const { item, path, texts } of bank) {
    const namedGuesses = results.flatMap(({ language, guesses }) => {
      const guess = guesses.find(({ riddle }) => riddle.id === item.id)
      if (guess === undefined || guess.ofKey === null || guess.ofKey <= namedAtMost) return []
      return [`${guess.ofKey.toFixed(2)} in ${language} (${guess.tells.map(tellWords).join(', ')})`]
    })
    if (namedGuesses.length === 0) continue
    const message = `found the key named by a reader of the options alone, ${namedGuesses.join(', ')}; expected at most ${namedAtMost}`
    texts.report('given-away', [...path, 'options'], message)
  }
}

/** A just competent clinician does better than someone who knows nothing. */
export function checkFloors(bank: readonly BankItem[], floors: ReadonlyMap<ItemId, ItemFloor>): void {
  for (const { item, path, texts } of bank) {
    const floor = floors.get(item.id)?.floor
    if (floor === undefined || item.justCompetent > floor) continue
    const message = `found a rating of ${item.justCompetent}, expected more than the floor of ${floor.toFixed(2)}: a person who knows nothing answers right as often`
    texts.report('rating-under-floor', [...path, 'just-competent'], message)
  }
}
