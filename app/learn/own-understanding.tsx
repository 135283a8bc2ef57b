import { getFormatter, getTranslations } from 'next-intl/server'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { PracticeList } from '#components/understanding/practice-list.tsx'
import type { ClinicianReport, Onlookers } from '#data/reports/clinician.ts'
import { understandsFrom } from '#domain/comprehension/status.ts'

/** What the reader understands, practice by practice, and who else may see it and has looked. */
export async function OwnUnderstanding({ report, onlookers }: { report: ClinicianReport; onlookers: Onlookers }) {
  const t = await getTranslations('learn')
  const format = await getFormatter()
  return (
    <>
      <PracticeList practices={report.practices} cells={report.cells} of="reader" neededOf={understandsFrom} />
      <Disclosure summary={t('onlookers.title', { count: onlookers.may.length })}>
        <p>{t('onlookers.words')}</p>
        <ul>
          {onlookers.may.map(({ name, as }) => (
            <li key={`${name} ${as}`}>{t(`onlookers.${as}`, { name })}</li>
          ))}
        </ul>
        <p>
          {onlookers.looked.length === 0
            ? t('onlookers.nobodyLooked')
            : t('onlookers.looked', {
                list: format.list(
                  onlookers.looked.map(({ name, at }) =>
                    t('onlookers.lookedOn', { name, date: format.dateTime(at, { day: 'numeric', month: 'long' }) }),
                  ),
                ),
              })}
        </p>
      </Disclosure>
    </>
  )
}
