import { useFormatter, useTranslations } from 'next-intl'
import { Link } from '#components/ui/link.tsx'
import { type RowVerdict, rowVerdicts } from '#domain/people-import/import-progress.ts'
import './row-kinds.css'

/** How many rows of a file do what, each a way to see them. */
export function RowKinds({
  counts,
  shown,
  hrefOf,
}: {
  counts: Readonly<Record<RowVerdict, number>>
  shown: RowVerdict
  hrefOf: (verdict: RowVerdict) => string
}) {
  const t = useTranslations('import')
  const format = useFormatter()
  return (
    <nav className="row-kinds" aria-label={t('rows')}>
      {rowVerdicts.map((verdict) => (
        <Link key={verdict} href={hrefOf(verdict)} aria-current={verdict === shown ? 'page' : undefined}>
          <span
            className={
              verdict === 'refused' && counts.refused > 0 ? 'row-kinds-count row-kinds-refused' : 'row-kinds-count'
            }
          >
            {format.number(counts[verdict])}
          </span>
          {t(`verdict.${verdict}`, { count: counts[verdict] })}
        </Link>
      ))}
    </nav>
  )
}
