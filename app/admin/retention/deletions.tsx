import { getFormatter, getTranslations } from 'next-intl/server'
import { DataTable } from '#components/ui/data-table.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Deletion } from '#data/retention/find-retention.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'

/** What was deleted because its time was over, newest first. */
export async function Deletions({ deletions }: { deletions: readonly Deletion[] }) {
  const t = await getTranslations('retention')
  const format = await getFormatter()
  return (
    <Section title={t('deleted.title')} id="deleted">
      {deletions.length === 0 ? (
        <p>{t('deleted.none')}</p>
      ) : (
        <DataTable
          caption={t('deleted.caption')}
          columns={[
            { key: 'day', label: t('deleted.day') },
            { key: 'kind', label: t('deleted.kind') },
            { key: 'people', label: t('deleted.people'), align: 'end' },
            { key: 'records', label: t('deleted.records'), align: 'end' },
          ]}
          rows={deletions.map(({ kind, day, people, records }) => ({
            key: `${kind} ${day.toISOString()}`,
            cells: [format.dateTime(day, wholeDay), t(`kinds.${kind}`), format.number(people), format.number(records)],
          }))}
        />
      )}
    </Section>
  )
}
