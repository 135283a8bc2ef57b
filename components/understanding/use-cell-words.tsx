import { useFormatter, useTranslations } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import { type Mark, markOf, StatusUse } from '#components/ui/status-mark.tsx'
import { estimateFigures } from '#domain/reports/figures.ts'
import { listedName } from '#domain/text/person-name.ts'
import { ConfirmationUse } from './confirmation.tsx'
import type { CellFace } from './packed-grid.ts'
import type { CompletionCounts, PersonName } from './types.ts'

export type CellWords = {
  readonly name: (person: PersonName) => string
  readonly done: (completion: CompletionCounts) => string
  /** The status as a shape; in words for anyone who does not see it; and the figure, which stands beside the shape in print. */
  readonly face: (cell: CellFace) => ReactNode
  readonly select: (person: PersonName) => string
  /** A day of the past; null: there is none. */
  readonly day: (date: Date | null) => string
  /** The whole cell in a line: status, probability and interval. */
  readonly cell: (cell: CellFace) => string
}

/** What the rows of a grid say. Six hundred cells say the same few things: each is put into words, and made, once. */
export function useCellWords(): CellWords {
  const t = useTranslations('grid')
  const words = useTranslations('interface')
  const format = useFormatter()
  return useMemo(() => {
    const status = once((mark: Mark) => words(`status.${mark}`))
    const face = once((mark: Mark, needsConfirmation: boolean, value: number | null) => (
      <>
        <StatusUse mark={mark} />
        {needsConfirmation && <ConfirmationUse />}
        <i>{status(mark)}</i>
        {value !== null && <b>{words('percent', { value })}</b>}
      </>
    ))
    const dayOf = once((time: number) =>
      format.dateTime(new Date(time), { day: 'numeric', month: 'short', timeZone: 'UTC' }),
    )
    return {
      name: (person) => listedName(person, (name) => t('name', name)),
      done: ({ done, assigned }) => t('done', { done, assigned }),
      select: (person) => t('select', { name: listedName(person, (name) => t('name', name)) }),
      day: (date) => (date === null ? '–' : dayOf(date.getTime())),
      face: (cell) => {
        const value = cell.tooLittle === null ? estimateFigures(cell.probability, cell.interval).value : null
        return face(markOf(cell), cell.needsConfirmation, value)
      },
      cell: (cell) =>
        [
          status(markOf(cell)),
          ...(cell.needsConfirmation ? [t('confirm.mark')] : []),
          ...(cell.tooLittle === null ? [words('estimate', estimateFigures(cell.probability, cell.interval))] : []),
        ].join(', '),
    }
  }, [t, words, format])
}

function once<Of extends readonly (string | number | boolean | null)[], Value>(
  make: (...of: Of) => Value,
): (...of: Of) => Value {
  const made = new Map<string, Value>()
  return (...of) => {
    const key = of.join(' ')
    const value = made.get(key) ?? make(...of)
    made.set(key, value)
    return value
  }
}
