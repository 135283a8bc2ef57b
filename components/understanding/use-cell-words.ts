import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { type Mark, markOf } from '#components/ui/status-mark.tsx'
import { estimateFigures } from '#domain/reports/figures.ts'
import type { ShownCell } from './packed-grid.ts'
import type { Completed, Named } from './types.ts'

export type CellWords = {
  readonly name: (person: Named) => string
  readonly done: (completed: Completed) => string
  readonly status: (mark: Mark) => string
  readonly percent: (figures: { value: number }) => string
  /** The whole cell in a line: status, probability and interval. */
  readonly cell: (cell: ShownCell) => string
}

/** What the rows of a grid say. Six hundred cells say the same few things: each is put into words once. */
export function useCellWords(): CellWords {
  const t = useTranslations('grid')
  const words = useTranslations('interface')
  return useMemo(() => {
    const status = once((mark: Mark) => words(`status.${mark}`))
    const percentOf = once((value: number) => words('percent', { value }))
    return {
      name: ({ givenName, familyName }) => t('name', { givenName, familyName }),
      done: ({ done, assigned }) => t('done', { done, assigned }),
      status,
      percent: ({ value }) => percentOf(value),
      cell: (cell) =>
        [
          status(markOf(cell)),
          ...(cell.needsConfirmation ? [t('confirm.mark')] : []),
          ...(cell.tooLittle === null ? [words('estimate', estimateFigures(cell.probability, cell.interval))] : []),
        ].join(', '),
    }
  }, [t, words])
}

function once<Key, Value>(say: (key: Key) => Value): (key: Key) => Value {
  const wordings = new Map<Key, Value>()
  return (key) => {
    const value = wordings.get(key) ?? say(key)
    wordings.set(key, value)
    return value
  }
}
