import { allFacts, type Condition } from '#domain/policy/facts.ts'

/** The interface texts of the namespace `content`, in the reader's language. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

function joinWords(words: readonly string[], say: Say, by: 'or' | 'conditions'): string {
  return words.reduce((first, second) => (first === '' ? second : say(by, { first, second })), '')
}

/** A condition as a person reads it: "own devices: allowed or forbidden, and country: South Africa". */
export function conditionWords(condition: Condition, say: Say): string {
  const parts = allFacts.flatMap((fact) => {
    const values = condition[fact]
    if (values === undefined) return []
    const valueWords = values.map((value) => say(`value.${value}`))
    return [say('condition', { fact: say(`fact.${fact}`), values: joinWords(valueWords, say, 'or') })]
  })
  return joinWords(parts, say, 'conditions')
}

/** How a language writes days ("2025-07-03") and months ("2025-07"); a year, or what is no date, stays as it is. */
export function dayWords(locale: string): (date: string) => string {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return (date) => {
    if (/^\d{4}-\d{2}-\d{2}$/u.test(date)) return day.format(new Date(date))
    return /^\d{4}-\d{2}$/u.test(date) ? month.format(new Date(date)) : date
  }
}
