import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { StatusShape } from '#components/ui/status-mark.tsx'
import { Words } from '#components/ui/words.tsx'
import { listedName } from '#domain/text/person-name.ts'
import type { HelpRow, Named, PracticeHead } from './types.ts'
import './help-first.css'

/** So many are shown at once; the others a press away. */
const shownAtOnce = 5

type Shown = {
  readonly practices: readonly PracticeHead[]
  /** Where the people's own pages are: each below it, by their id. */
  readonly peopleHref: string
  /** Where the module can be assigned; null where the reader may not. */
  readonly assignHrefOf: (row: HelpRow) => string | null
}

/** Who to help first and with what: a person once, with what they need most; and who is not known well enough to say. */
export function HelpFirst({
  rows,
  notKnown,
  ...shown
}: Shown & {
  readonly rows: readonly HelpRow[]
  readonly notKnown: readonly (Named & { readonly id: string })[]
}) {
  const t = useTranslations('grid')
  const [first, others] = [rows.slice(0, shownAtOnce), rows.slice(shownAtOnce)]
  return (
    <>
      {rows.length === 0 ? <p className="help-none">{t('help.none')}</p> : <HelpRows rows={first} {...shown} />}
      {others.length > 0 && (
        <Disclosure summary={t('help.all', { count: rows.length })}>
          <HelpRows rows={others} {...shown} />
        </Disclosure>
      )}
      {notKnown.length > 0 && (
        <Disclosure summary={`${t('help.notKnown')} ${notKnown.length}`}>
          <ul>
            {notKnown.map(({ id, ...person }) => (
              <li key={id}>
                <Link href={`${shown.peopleHref}/${id}`} prefetch={false}>
                  {listedName(person, (name) => t('name', name))}
                </Link>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}

function HelpRows({ rows, practices, peopleHref, assignHrefOf }: Shown & { readonly rows: readonly HelpRow[] }) {
  const t = useTranslations('grid')
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
                {listedName(row.person, (name) => t('name', name))}
              </Link>
              <p>
                {t(`help.${row.need.because}`)} {practice && <Words text={practice.name} />}
                {row.practices > 1 && <> {t('help.more', { count: row.practices - 1 })}</>}
              </p>
              {misconception && (
                <p className="help-belief">
                  <Words text={misconception.sentence} />
                </p>
              )}
              {row.others > 0 && <p>{t('help.others', { count: row.others })}</p>}
              {row.unknown > 0 && <p>{t('help.unknown', { count: row.unknown })}</p>}
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
