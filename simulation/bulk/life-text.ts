import type pg from 'pg'
import type { SimulatedCurriculum } from '#simulation/model/curriculum.ts'
import type { Life } from '#simulation/model/life.ts'
import { copy, fieldOf } from './copy.ts'
import { addRows, columnsOf, type IdKind, type LifeIds, noRows, type Table, tables } from './rows.ts'

type Gap = { readonly kind: IdKind; readonly place: number }

/** A life's rows as COPY takes them, for each table pieces of text and the gaps between them that ids fill. */
export type LifeText = Readonly<Record<Table, readonly (string | Gap)[]>>

export type LifeOfPerson = { readonly text: LifeText; readonly ids: LifeIds }

/** Stands around a gap while the rows are written. No text of a life has it. */
const mark = '\u0001'

/** Written once, for however many people live it. */
export function lifeText(
  life: Life,
  { organisationId, curriculum }: { organisationId: string; curriculum: SimulatedCurriculum },
): LifeText {
  const rows = noRows()
  addRows(rows, life, (kind, place) => `${mark}${kind} ${place}${mark}`, curriculum)
  const textOf = (table: Table) => {
    const columns = columnsOf[table]
    const lines = rows[table].map(
      (row) => `${organisationId}\t${columns.map((column) => fieldOf(row[column] ?? null)).join('\t')}\n`,
    )
    return lines
      .join('')
      .split(mark)
      .map((piece, place) => (place % 2 === 0 ? piece : gapIn(piece)))
  }
  return {
    enrolment: textOf('enrolment'),
    attempt: textOf('attempt'),
    follow_up: textOf('follow_up'),
    answer: textOf('answer'),
    understanding: textOf('understanding'),
  }
}

function gapIn(piece: string): Gap {
  const [kind = '', place = ''] = piece.split(' ')
  return { kind: kind as IdKind, place: Number(place) }
}

/** Copies people's lives into their tables. The connection's role must not be held to row-level security there. */
export async function copyLives(client: pg.Client, people: readonly LifeOfPerson[]): Promise<void> {
  for (const table of tables)
    await copy(client, `${table} (organisation_id, ${columnsOf[table].join(', ')})`, texts(table))
  function* texts(table: Table): Generator<string> {
    for (const { text, ids } of people) {
      let filledText = ''
      for (const piece of text[table]) filledText += typeof piece === 'string' ? piece : ids(piece.kind, piece.place)
      yield filledText
    }
  }
}
