import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { type Mark, markOf } from '#components/ui/status-mark.tsx'
import { estimateFigures } from '#domain/reports/figures.ts'
import { listedName } from '#domain/text/person-name.ts'
import type { CellFace } from './packed-grid.ts'
import type { CompletionCounts, PersonName } from './types.ts'

export type CellWords = {
  readonly name: (person: PersonName) => string
  readonly done: (completion: CompletionCounts) => string
  readonly status: (mark: Mark) => string
  readonly percent: (figures: { value: number }) => string
  readonly select: (person: PersonName) => string
  /** A day of the past; null: there is none. */
  readonly day: (date: Date | null) => string
  /** The whole cell in a line: status, probability and interval. */
  readonly cell: (cell: CellFace) => string
}

/** What the rows of a grid say. Six hundred cells say the same few things: each is put into words once. */
export function useCellWords(): CellWords {
  const t = useTranslations('grid')
  const words = useTranslations('interface')
  const format = useFormatter()
  return useMemo(() => {
    const status = once((mark: Mark) => words(`status.${mark}`))
    const percentOf = once((value: number) => words('percent', { value }))
    return {
      name: (person) => listedName(person, (name) => t('name', name)),
      done: ({ done, assigned }) => t('done', { done, assigned }),
      select: (person) => t('select', { name: listedName(person, (name) => t('name', name)) }),
      day: (date) => (date === null ? '–' : format.dateTime(date, { day: 'numeric', month: 'short', timeZone: 'UTC' })),
      status,
      percent: ({ value }) => percentOf(value),
      cell: (cell) =>
        [
          status(markOf(cell)),
          ...(cell.needsConfirmation ? [t('confirm.mark')] : []),
          ...(cell.tooLittle === null ? [words('estimate', estimateFigures(cell.probability, cell.interval))] : []),
        ].join(', '),
    }
  }, [t, words, format])
}

function once<Key, Value>(say: (key: Key) => Value): (key: Key) => Value {
  const wordings = new Map<Key, Value>()
  return (key) => {
    const value = wordings.get(key) ?? say(key)
    wordings.set(key, value)
    return value
  }
}
