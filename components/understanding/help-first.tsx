import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Link } from '#components/ui/link.tsx'
import { StatusShape } from '#components/ui/status-mark.tsx'
import { Words } from '#components/ui/words.tsx'
import { dayAndMonth } from '#domain/dates/date-formats.ts'
import { listedName } from '#domain/text/person-name.ts'
import type { HelpRow, PersonName, PracticeHead } from './types.ts'
import './help-first.css'

/** So many are shown at once; all of them at an address of their own. */
const shownAtOnce = 5

type HelpFirstProps = {
  readonly practices: readonly PracticeHead[]
  /** Where the people's own pages are: each below it, by their id. */
  readonly peopleHref: string
  /** Where the module can be assigned; null where there is none. */
  readonly assignHrefOf: (row: HelpRow) => string | null
  /** Where what is open gets another day; null where the reader may not. */
  readonly changeHrefOf: (row: HelpRow) => string | null
  /** When they were reminded last, and the button that does it. */
  readonly reminderOf: (row: HelpRow) => ReactNode
}

/** Who to help first and with what: a person once, with what they need most; and who is not known well enough to say. */
export function HelpFirst({
  rows,
  notKnown,
  allHref,
  ...shown
}: HelpFirstProps & {
  readonly rows: readonly HelpRow[]
  readonly notKnown: readonly (PersonName & { readonly id: string })[]
  /** Where all are shown; null: here. */
  readonly allHref: string | null
}) {
  const t = useTranslations('grid')
  const first = allHref === null ? rows : rows.slice(0, shownAtOnce)
  return (
    <>
      {rows.length === 0 ? (
        <p className="help-none">{t('help.none')}</p>
      ) : (
        <ol className="help-first">
          {first.map((row) => (
            <HelpItem key={row.person.id} row={row} {...shown} />
          ))}
        </ol>
      )}
      {allHref !== null && rows.length > first.length && (
        <p className="help-all">
          <Link href={allHref}>{t('help.all', { count: rows.length })}</Link>
        </p>
      )}
      {notKnown.length > 0 && (
        <Disclosure summary={`${t('help.notKnown')} ${notKnown.length}`}>
          <ul>
            {notKnown.map(({ id, ...person }) => (
              <li key={id}>
                <Link href={`${shown.peopleHref}/${id}`}>{listedName(person, (name) => t('name', name))}</Link>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}

function HelpItem({
  row,
  practices,
  peopleHref,
  assignHrefOf,
  changeHrefOf,
  reminderOf,
}: HelpFirstProps & { readonly row: HelpRow }) {
  const t = useTranslations('grid')
  const practice = practices.find(({ id }) => id === row.need.practice)
  const [belief] = row.cell.misconceptions
  return (
    <li>
      <StatusShape mark={row.need.because} />
      <div>
        <Link className="help-name" href={`${peopleHref}/${row.person.id}`}>
          {listedName(row.person, (name) => t('name', name))}
        </Link>
        <p>
          {t(`help.${row.need.because}`)} {practice && <Words text={practice.name} />}
          {row.practices > 1 && <> {t('help.more', { count: row.practices - 1 })}</>}
        </p>
        {belief && (
          <p className="help-belief">
            <Words text={belief.sentence} />
          </p>
        )}
        {belief?.ask && (
          <p className="help-ask">
            {t('help.ask')} <Words text={belief.ask} />
          </p>
        )}
        {row.asked && <OpenModule asked={row.asked} />}
        {row.unknown > 0 && <p>{t('help.unknown', { count: row.unknown })}</p>}
      </div>
      <div className="help-act">
        {row.asked && reminderOf(row)}
        <FittingAct row={row} href={assignHrefOf(row)} changeHref={changeHrefOf(row)} />
      </div>
    </li>
  )
}

/** What was asked of them before, and since when it is overdue. */
function OpenModule({ asked: { face, open } }: { asked: NonNullable<HelpRow['asked']> }) {
  const t = useTranslations('grid.help')
  const words = useTranslations('interface')
  const format = useFormatter()
  return (
    <p>
      <Words text={face.title} />:{' '}
      <span className={open.isOverdue ? 'help-overdue' : undefined}>
        {open.dueOn === null
          ? t('noDue')
          : t(open.isOverdue ? 'overdueSince' : 'dueOn', { date: format.dateTime(open.dueOn, dayAndMonth) })}
      </span>
      {words('comma')} {t('askedOn', { date: format.dateTime(open.askedAt, { day: 'numeric', month: 'long' }) })}
    </p>
  )
}

/** What was not asked yet can be asked; what is open and not overdue can have another day; what is overdue is reminded of. */
function FittingAct({ row, href, changeHref }: { row: HelpRow; href: string | null; changeHref: string | null }) {
  const t = useTranslations('grid.help')
  const { asked, module } = row
  if (asked !== null) return changeHref !== null && <Link href={changeHref}>{t('changeDate')}</Link>
  return (
    href !== null &&
    module && <Link href={href}>{t.rich('assign', { module: () => <Words text={module.title} /> })}</Link>
  )
}
