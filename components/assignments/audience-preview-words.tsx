import { useFormatter, useTranslations } from 'next-intl'
import { Notice } from '#components/ui/notice.tsx'
import { wholeDay } from '#domain/dates/date-formats.ts'

type Preview = {
  readonly people: number
  readonly adds: number
  readonly addedNames: readonly string[]
  readonly drops: number
  readonly droppedNames: readonly string[]
  readonly dropsBegun: number
  readonly already: number
  readonly moves: number
  readonly firstDue: Date | null
  readonly lastDue: Date | null
}

/** Whom rules mean and, of an assignment that is there, whom they add, drop and move: before anything is saved. */
export function AudiencePreviewWords({ preview, kind }: { preview: Preview; kind: 'new' | 'change' }) {
  const t = useTranslations('assignments.preview')
  const format = useFormatter()
  const { people, adds, addedNames, drops, droppedNames, dropsBegun, already, moves, firstDue, lastDue } = preview
  const names = (visibleNames: readonly string[], count: number) =>
    format.list([
      ...visibleNames,
      ...(count > visibleNames.length ? [t('more', { count: count - visibleNames.length })] : []),
    ])
  return (
    <Notice title={t('title')}>
      <p>{t('people', { count: people })}</p>
      {kind === 'new' && adds > 0 && <p>{names(addedNames, adds)}</p>}
      {kind === 'change' && (
        <>
          <p>{adds === 0 ? t('addsNobody') : t('adds', { count: adds, names: names(addedNames, adds) })}</p>
          {firstDue !== null && lastDue !== null && (
            <p>
              {t(firstDue.getTime() === lastDue.getTime() ? 'dueOn' : 'dueBetween', {
                first: format.dateTime(firstDue, wholeDay),
                last: format.dateTime(lastDue, wholeDay),
              })}
            </p>
          )}
          <p>{drops === 0 ? t('dropsNobody') : t('drops', { count: drops, names: names(droppedNames, drops) })}</p>
          {dropsBegun > 0 && <p>{t('dropsBegun', { count: dropsBegun })}</p>}
          {already > 0 && <p>{t('already', { count: already, moves })}</p>}
        </>
      )}
    </Notice>
  )
}
