import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import type { Arrangement } from '#domain/reports/arrange-people.ts'
import { orders as everyOrder, shows } from '#domain/reports/arrange-people.ts'
import './grid-controls.css'

export type GridView = {
  readonly arrangement: Arrangement
  readonly counts: Readonly<Record<Arrangement['show'], number>>
  readonly pages: number
  /** The address of another arrangement of the same grid. */
  readonly hrefOf: (change: Partial<Arrangement>) => string
}

/** Who is shown and in which order, each at an address that can be shared. */
export function GridControls({
  view: { arrangement, counts, hrefOf },
  orders = everyOrder,
}: {
  view: GridView
  orders?: readonly Arrangement['order'][]
}) {
  const t = useTranslations('teams.arrange')
  return (
    <nav className="grid-controls" aria-label={t('label')}>
      <ul aria-label={t('show')}>
        {shows
          .filter((show) => show === 'all' || counts[show] > 0 || show === arrangement.show)
          .map((show) => (
            <li key={show}>
              <Link
                href={hrefOf({ show, page: 1, practice: null })}
                scroll={false}
                aria-current={show === arrangement.show && arrangement.practice === null ? 'true' : undefined}
              >
                {t(`shows.${show}`, { count: counts[show] })}
              </Link>
            </li>
          ))}
      </ul>
      <ul aria-label={t('order')}>
        {orders.map((order) => (
          <li key={order}>
            <Link
              href={hrefOf({ order, page: 1 })}
              scroll={false}
              aria-current={order === arrangement.order ? 'true' : undefined}
            >
              {t(`orders.${order}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** One thing that can be done for those who are ticked: the form goes to an address with a name and a value. */
export type GridAct = {
  readonly act: 'ask' | 'remind' | 'date' | 'waive'
  readonly name: string
  readonly value: string
  readonly to: string
}

/** What can be done for everyone who is ticked. It stands there always, so that nothing jumps. */
export function GridActs({ selectAllHref, acts }: { selectAllHref: string; acts: readonly GridAct[] }) {
  const t = useTranslations('teams.select')
  return (
    <fieldset className="grid-acts">
      <legend>{t('label')}</legend>
      <Link href={selectAllHref} scroll={false}>
        {t('all')}
      </Link>
      {acts.map(({ act, name, value, to }) => (
        <Button key={act} type="submit" kind="quiet" name={name} value={value} formAction={to}>
          {t(act)}
        </Button>
      ))}
    </fieldset>
  )
}
