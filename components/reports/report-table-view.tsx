import { useFormatter, useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import type { ReportCell, ReportColumn, ReportTable } from '#domain/reports/report-table.ts'

/** A report's table on the page, with the very figures that its downloads hold. */
export function ReportTableView({
  table: { key, title, columns, rows },
  showCaption = 'to-screen-readers',
}: {
  table: ReportTable
  showCaption?: 'to-everyone' | 'to-screen-readers'
}) {
  const figures = useFigures()
  return (
    <DataTable
      caption={title}
      showCaption={showCaption}
      columns={columns.map((column) => ({
        key: column.key,
        label: column.label,
        align: column.kind === 'number' || column.kind === 'percent' ? 'end' : 'start',
      }))}
      rows={rows.map((cells, place) => ({
        // Rows have no name of their own that is certain to be different.
        key: `${key}-${place}`,
        cells: cells.map((cell, column) => figures(cell, columns[column])),
      }))}
    />
  )
}

function useFigures(): (cell: ReportCell, column: ReportColumn | undefined) => string {
  const words = useTranslations('interface')
  const format = useFormatter()
  return (cell, column) => {
    if (cell === null) return '–'
    if (cell instanceof Date) {
      const timeZone = column?.kind === 'day' ? 'UTC' : undefined
      return format.dateTime(cell, { day: 'numeric', month: 'short', year: 'numeric', timeZone })
    }
    if (typeof cell === 'string') return cell
    return column?.kind === 'percent'
      ? words('percent', { value: cell })
      : format.number(cell, { maximumFractionDigits: 2 })
  }
}
