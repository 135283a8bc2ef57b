import { useTranslations } from 'next-intl'
import type { ImportField } from '#domain/people-import/import-columns.ts'
import './changed-fields.css'

/** What a row changes: each field with what it says now and what it would say. */
export function ChangedFields({
  changes,
}: {
  changes: readonly { readonly field: ImportField; readonly from: string; readonly to: string }[]
}) {
  const t = useTranslations('import')
  return (
    <span className="changed-fields">
      {changes.map(({ field, from, to }) => (
        <span key={`${field} ${to}`}>
          {t(`field.${field}`)}: {from !== '' && <del>{from}</del>}{' '}
          {from !== '' && <span className="sr-only">{t('becomes')}</span>} <ins>{to === '' ? t('empty') : to}</ins>
        </span>
      ))}
    </span>
  )
}
