'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useMemo, useState } from 'react'
import { StatusSymbols } from '#components/ui/status-mark.tsx'
import { useIsRunning } from '#components/ui/use-is-running.ts'
import { Words } from '#components/ui/words.tsx'
import { ConfirmationSymbol } from './confirmation.tsx'
import { GridFoot } from './grid-foot.tsx'
import { GridRow, type OpenCell, type Selection } from './grid-row.tsx'
import { openGrid, type PackedGrid } from './packed-grid.ts'
import type { GridPractice, Share } from './types.ts'
import { useCellWords } from './use-cell-words.tsx'
import './grid-cells.css'
import './grid-head.css'
import './grid-practice.css'
import './grid-table.css'

export type GridTableProps = {
  caption: string
  practices: readonly GridPractice[]
  /** Clinicians in the order in which they are shown. */
  grid: PackedGrid
  /** By practice; 'too-few' for a team that is too small to be told as one. */
  shares: ReadonlyMap<string, Share> | 'too-few'
  /** Where the people's own pages are: each below it, by their id. */
  peopleHref: string
  /** Why the team has no figure. */
  withoutShares: string
  select: Selection
}

/**
 * Rendered on the server like any other, and made again in the browser from a few numbers a cell, so that six hundred
 * cells are not sent twice. Until scripts run a cell says its status and its figure, and the name leads to the person's
 * page; from then on each is a button that opens to what it rests on.
 */
export function GridTable({
  caption,
  practices,
  grid: packedGrid,
  shares,
  peopleHref,
  withoutShares,
  select,
}: GridTableProps) {
  const t = useTranslations('grid')
  const [open, setOpen] = useState<OpenCell | null>(null)
  const isRunning = useIsRunning()
  const words = useCellWords()
  const grid = useMemo(() => openGrid(packedGrid), [packedGrid])
  const toggle = useCallback(
    (cell: OpenCell) => setOpen((before) => (before?.row === cell.row && before.column === cell.column ? null : cell)),
    [],
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="grid-wrap" tabIndex={0} aria-label={caption}>
      <svg className="symbols" aria-hidden="true">
        <StatusSymbols />
        <ConfirmationSymbol />
      </svg>
      <table className="grid-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="grid-who">
              <span className="sr-only">{t('clinician')}</span>
            </th>
            {practices.map((practice) => (
              <th key={practice.id} scope="col" className="grid-practice">
                <span className={practice.critical ? 'grid-practice-name grid-critical' : 'grid-practice-name'}>
                  <Words text={practice.name} />
                  {practice.critical && <em>{t('critical')}</em>}
                </span>
              </th>
            ))}
            <th scope="col" className="grid-completed">
              {t('completed')}
            </th>
            <th scope="col" className="grid-completed">
              {t('overdue')}
            </th>
            <th scope="col" className="grid-completed">
              {t('lastActive')}
            </th>
          </tr>
        </thead>
        <tbody>
          {grid.people.map((person, row) => (
            <GridRow
              key={person[0]}
              person={person}
              row={row}
              grid={grid}
              practices={practices}
              peopleHref={peopleHref}
              words={words}
              isRunning={isRunning}
              select={select}
              openColumn={open?.row === row ? open.column : null}
              onToggle={toggle}
            />
          ))}
        </tbody>
        <tfoot>
          <GridFoot practices={practices} shares={shares} withoutShares={withoutShares} />
        </tfoot>
      </table>
    </section>
  )
}
