import { badValue, type Place } from './bad-input.ts'

const LOST_LETTER = '\uFFFD'

/**
 * Ids of one kind, as they are met. One in which a letter was lost on the way here is refused, for two could have become one;
 * those that differ only by case, spaces, invisible characters or Unicode form are told, and stay apart.
 */
export class SimilarIds {
  readonly #kind: string
  readonly #known = new Set<string>()
  readonly #byKey = new Map<string, { id: string; row: number }>()

  /** `kind`: what they are the ids of, in the plural. */
  constructor(kind: string) {
    this.#kind = kind
  }

  /** A sentence where the id is new and like another; null otherwise. Throws `BadInput`. */
  take(id: string, place: Place): string | null {
    if (this.#known.has(id)) return null
    if (id.includes(LOST_LETTER)) throw badValue(place, 'an id with all its letters', id)
    this.#known.add(id)
    const key = keyOf(id)
    const other = this.#byKey.get(key)
    if (other === undefined) {
      this.#byKey.set(key, { id, row: place.row })
      return null
    }
    const { file, row, column } = place
    const ids = `${JSON.stringify(id)} and ${JSON.stringify(other.id)} of row ${other.row}`
    return `${file}, row ${row}, column ${column}: ${ids} differ only by case, spaces or Unicode form, and are taken for two ${this.#kind}`
  }
}

function keyOf(id: string): string {
  return id
    .normalize('NFKC')
    .replaceAll(/[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]/gu, '')
    .toLowerCase()
    .normalize('NFKC')
}
