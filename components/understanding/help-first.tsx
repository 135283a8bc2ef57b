import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { StatusShape } from '#components/ui/status-mark.tsx'
import { Words } from '#components/ui/words.tsx'
import type { HelpRow, PracticeHead } from './types.ts'
import './help-first.css'

/** Who to help first and with what: a person once, with the gravest of what they need. */
export function HelpFirst({
  rows,
  practices,
  peopleHref,
  assignHrefOf,
}: {
  rows: readonly HelpRow[]
  practices: readonly PracticeHead[]
  /** Where the people's own pages are: each below it, by their id. */
  peopleHref: string
  /** Where the module can be assigned; null where the reader may not. */
  assignHrefOf: (row: HelpRow) => string | null
}) {
  const t = useTranslations('grid')
  if (rows.length === 0) return <p className="help-none">{t('help.none')}</p>
  return (
    <ol className="help-first">
      {rows.map((row) => {
        const practice = practices.find(({ id }) => id === row.need.practice)
        const assignHref = assignHrefOf(row)
        const [misconception] = row.cell.misconceptions
        return (
          <li key={row.person.id}>
            <StatusShape mark={row.need.because} />
            <div>
              <Link className="help-name" href={`${peopleHref}/${row.person.id}`} prefetch={false}>
                {t('name', { givenName: row.person.givenName, familyName: row.person.familyName })}
              </Link>
              <p>
                {t(`help.${row.need.because}`)} {practice && <Words text={practice.name} />}
              </p>
              {misconception && (
                <p className="help-belief">
                  <Words text={misconception.sentence} />
                </p>
              )}
            </div>
            {row.module && assignHref && (
              <Link className="help-assign" href={assignHref}>
                {t.rich('help.assign', { module: () => row.module && <Words text={row.module.title} /> })}
              </Link>
            )}
          </li>
        )
      })}
    </ol>
  )
}
