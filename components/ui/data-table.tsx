import type { ReactNode } from 'react'
import './data-table.css'
import './scrolls.css'

export type DataColumn = { readonly key: string; readonly label: ReactNode; readonly align?: 'start' | 'end' }
export type DataRow = { readonly key: string; readonly cells: readonly ReactNode[] }

/**
 * A plain table. The first cell of each row names the row. Where the page is narrow it scrolls by itself; or, `stacked`, each
 * row becomes a paragraph: for few columns of which one has sentences; or, `listed`, a list of what its columns are called
 * and hold: for columns of words.
 */
export function DataTable({
  caption,
  columns,
  rows,
  showCaption = 'to-screen-readers',
  narrow = 'scrolled',
}: {
  caption: string
  columns: readonly DataColumn[]
  rows: readonly DataRow[]
  showCaption?: 'to-everyone' | 'to-screen-readers'
  narrow?: 'scrolled' | 'stacked' | 'listed'
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="table-wrap scrolls" tabIndex={0} aria-label={caption}>
      <table className={narrow === 'scrolled' ? 'data-table' : `data-table data-table-${narrow}`}>
        <caption className={showCaption === 'to-everyone' ? undefined : 'sr-only'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label, align }) => (
              <th key={key} scope="col" className={align === 'end' ? 'to-end' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, place) => {
                const column = columns[place]
                return place === 0 ? (
                  <th key={column?.key} scope="row" className={column?.align === 'end' ? 'to-end' : undefined}>
                    {cell}
                  </th>
                ) : (
                  <td
                    key={column?.key}
                    className={column?.align === 'end' ? 'to-end' : undefined}
                    data-label={typeof column?.label === 'string' ? column.label : undefined}
                  >
                    {cell}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
