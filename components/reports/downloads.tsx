import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link.tsx'
import { PrintButton } from '#components/ui/print-button.tsx'
import './downloads.css'

/** Takes a report away: as a workbook, table by table, or on paper; and where its figures are explained. */
export function Downloads({
  href,
  tables,
  definitions,
}: {
  /** The report's download route, without `format`. */
  href: string
  tables: readonly { readonly key: string; readonly title: string }[]
  /** The part of the definitions page that this report needs. */
  definitions: string
}) {
  const t = useTranslations('reports')
  const withFormat = (search: Record<string, string>) =>
    `${href}${href.includes('?') ? '&' : '?'}${new URLSearchParams(search)}`
  return (
    <>
      <Link href={`/definitions#${definitions}`}>{t('definitions')}</Link>
      <details className="downloads">
        <summary>{t('download')}</summary>
        <ul>
          <li>
            <a href={withFormat({ format: 'xlsx' })} download>
              {t('excel')}
            </a>
          </li>
          {tables.map(({ key, title }) => (
            <li key={key}>
              <a href={withFormat({ format: 'csv', table: key })} download>
                {t('csv', { table: title })}
              </a>
            </li>
          ))}
        </ul>
      </details>
      <PrintButton label={t('print')} />
    </>
  )
}
