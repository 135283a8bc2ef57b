'use client'

import { useState } from 'react'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { useIsRunning } from '#components/ui/use-is-running.ts'
import type { ReportTable } from '#domain/reports/report-table.ts'
import { ReportTableView } from './report-table-view.tsx'

/**
 * The numbers of a figure, made into a table when someone opens it: a year of nights in ten practices is nine hundred
 * cells. Without scripts there is the file that holds the same.
 */
export function FiguresTable({
  summary,
  table,
  file,
}: {
  summary: string
  table: ReportTable
  /** The same table to download. */
  file: { readonly href: string; readonly label: string }
}) {
  const [isOpen, setIsOpen] = useState(false)
  const isRunning = useIsRunning()
  return (
    <Disclosure summary={summary} onToggle={setIsOpen}>
      {isRunning === 'no' && (
        <a href={file.href} download>
          {file.label}
        </a>
      )}
      {isOpen && <ReportTableView table={table} />}
    </Disclosure>
  )
}
