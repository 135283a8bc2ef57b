import { PracticeList } from '#components/understanding/practice-list.tsx'
import type { ClinicianReport } from '#data/reports/clinician.ts'
import type { Onlookers } from '#data/reports/own-onlookers.ts'
import { understandsFrom } from '#domain/comprehension/status.ts'
import { OnlookersView } from './onlookers-view.tsx'

/** What the reader understands, practice by practice, and who else may see it and has looked. */
export function OwnUnderstanding({ report, onlookers }: { report: ClinicianReport; onlookers: Onlookers }) {
  return (
    <>
      <PracticeList practices={report.practices} cells={report.cells} of="reader" neededOf={understandsFrom} />
      <OnlookersView onlookers={onlookers} />
    </>
  )
}
