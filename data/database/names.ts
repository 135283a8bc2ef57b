import { primaryLanguage } from '#curriculum/varieties.ts'
import { type Query, sql } from './sql.ts'

/** What someone is called, of a row of person; null: there is no row, or no name. */
export function nameOf(person: Query): Query {
  return sql`nullif(trim(${person}.given_name || ' ' || ${person}.family_name), '')`
}

/** In the order that readers of a language expect: Álvarez before Zúñiga, and in Spanish ñ after n. */
export function inOrderOf({ language }: { readonly language: string }, text: Query): Query {
  switch (primaryLanguage(language)) {
    case 'es':
      return sql`${text} COLLATE "es-x-icu"`
    case 'ar':
      return sql`${text} COLLATE "ar-x-icu"`
    default:
      return sql`${text} COLLATE "en-x-icu"`
  }
}

/**
 * The order of people, on the table `person`: by family name, or by their one name where they have no other. The indexes
 * `person_by_name_…` have it.
 */
export function personByName(reader: { readonly language: string }): Query {
  const { first, second } = namesInOrder(reader)
  return sql`${first}, ${second}, person.id`
}

/** The same from its end. */
export function personByNameBackwards(reader: { readonly language: string }): Query {
  const { first, second } = namesInOrder(reader)
  return sql`${first} DESC, ${second} DESC, person.id DESC`
}

function namesInOrder(reader: { readonly language: string }): { first: Query; second: Query } {
  return {
    first: inOrderOf(reader, sql`(coalesce(nullif(person.family_name, ''), person.given_name))`),
    second: inOrderOf(reader, sql`person.given_name`),
  }
}

/** Whether a text contains what someone searches for, whatever its case and accents: jose finds José. */
export function contains(text: Query, search: string): Query {
  return foldedContains(sql`folded(${text})`, search)
}

/** The same of a text that is folded already, as the next two are. */
export function foldedContains(foldedText: Query, search: string): Query {
  return sql`strpos(${foldedText}, folded(${search})) > 0`
}

/** Of the table `person`: the names and the address, folded when they were written, so that no search folds everybody's. */
export const foldedPerson = sql`person.search_text`

/** The names alone. */
export const foldedNames = sql`split_part(person.search_text, chr(10), 1)`
