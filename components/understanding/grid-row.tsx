import { memo } from 'react'
import { Link } from '#components/ui/link.tsx'
import { CellInside } from './cell-inside.tsx'
import { dayBefore, type OpenGrid, type PackedPerson, unpackCells, unpackInside } from './packed-grid.ts'
import type { GridPractice } from './types.ts'
import type { CellWords } from './use-cell-words.tsx'
import './grid-head.css'
import './grid-table.css'

/** Whether people can be ticked, and who is at first. */
export type Selection = 'none' | 'nobody' | 'everyone'

export type OpenCell = { readonly row: number; readonly column: number }

/** One clinician's row. Only the row of a cell that opens or closes is rendered again. */
export const GridRow = memo(function GridRow({
  person,
  row,
  grid,
  practices,
  peopleHref,
  words,
  isRunning,
  select,
  openColumn,
  onToggle,
}: {
  person: PackedPerson
  row: number
  grid: OpenGrid
  practices: readonly GridPractice[]
  peopleHref: string
  words: CellWords
  /** Whether scripts run, and a cell can be opened. */
  isRunning: 'yes' | 'no'
  /** Whether people can be ticked, and are at first. */
  select: Selection
  openColumn: number | null
  onToggle: (cell: OpenCell) => void
}) {
  const [id, givenName, familyName, profession, doneCount, assignedCount, overdueDays, activeDaysAgo] = person
  const href = `${peopleHref}/${id}`
  return (
    <tr>
      <th scope="row" className="grid-who">
        {select !== 'none' && (
          <label className="grid-select">
            <input
              type="checkbox"
              name="person"
              value={id}
              defaultChecked={select === 'everyone'}
              aria-label={words.select({ givenName, familyName })}
            />
          </label>
        )}
        <Link href={href}>{words.name({ givenName, familyName })}</Link>
        <small>{profession}</small>
      </th>
      {unpackCells(person).map((cell, column) => {
        const practice = practices[column]
        if (practice === undefined) return null
        if (isRunning === 'no') return <td key={practice.id}>{words.face(cell)}</td>
        const isOpen = column === openColumn
        return (
          <td key={practice.id}>
            <button
              type="button"
              aria-expanded={isOpen}
              aria-label={words.cell(cell)}
              onClick={() => onToggle({ row, column })}
            >
              {words.face(cell)}
            </button>
            {isOpen && (
              <CellInside
                cell={unpackInside(cell, grid)}
                practice={practice.name}
                person={{ givenName, familyName }}
                href={href}
                at={column < practices.length / 2 ? 'start' : 'end'}
                opens={row > grid.people.length / 2 ? 'upwards' : 'downwards'}
              />
            )}
          </td>
        )
      })}
      <td className="grid-completed">{words.done({ done: doneCount, assigned: assignedCount })}</td>
      <td className={overdueDays === -1 ? 'grid-completed' : 'grid-completed grid-overdue'}>
        {words.day(dayBefore(overdueDays, grid.day))}
      </td>
      <td className="grid-completed">{words.day(dayBefore(activeDaysAgo, grid.day))}</td>
    </tr>
  )
})
