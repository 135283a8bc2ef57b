import { allFacts, type Condition } from '#domain/policy/facts.ts'

/** The interface texts of the namespace `content`, in the reader's language. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

function joined(words: readonly string[], say: Say, by: 'or' | 'conditions'): string {
  return words.reduce((first, second) => (first === '' ? second : say(by, { first, second })), '')
}

/** A condition as a person reads it: "own devices: allowed or forbidden, and country: South Africa". */
export function conditionWords(condition: Condition, say: Say): string {
  const parts = allFacts.flatMap((fact) => {
    const values = condition[fact]
    if (values === undefined) return []
    const named = values.map((value) => say(`value.${value}`))
    return [say('condition', { fact: say(`fact.${fact}`), values: joined(named, say, 'or') })]
  })
  return joined(parts, say, 'conditions')
}

/** How a language writes days; a year ("2025") or a month ("2025-07") stays as its publisher wrote it. */
export function dayWords(locale: string): (date: string) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  return (date) => (/^\d{4}-\d{2}-\d{2}$/u.test(date) ? format.format(new Date(`${date}T00:00:00Z`)) : date)
}
