import { useFormatter, useTranslations } from 'next-intl'
import { Link } from '#components/ui/link.tsx'
import { Words } from '#components/ui/words.tsx'
import type { PracticeHead } from '#components/understanding/types.ts'
import type { GroupShare } from '#domain/comprehension/group-share.ts'
import { countedPercent, estimatedPercent, estimateFigures, isThin } from '#domain/reports/figures.ts'
import type { GroupFigures } from './types.ts'
import './group-matrix.css'
import '#components/ui/scrolls.css'
import './change-words.css'

export type MatrixRow = GroupFigures & {
  readonly id: string
  readonly name: string
  /** Under the name: what it belongs to. */
  readonly detail?: string | null
  readonly href?: string
}

/** Those of many small groups that have no figure, in a sentence each, under the others. */
export function HiddenGroups({ rows }: { rows: readonly MatrixRow[] }) {
  const t = useTranslations('organisation.hidden')
  const format = useFormatter()
  return (['too-few', 'protects-others'] as const).map((reason) => {
    const names = rows
      .filter(({ visibility, figures }) => figures === null && visibility === reason)
      .map(({ name }) => name)
    return (
      names.length > 0 && (
        <p key={reason} className="change-words">
          {t(reason, { count: names.length, names: format.list(names) })}
        </p>
      )
    )
  })
}

/** Groups in rows, practices in columns: in each cell the share with its interval, as figures and to scale. */
export function GroupMatrix({
  caption,
  what,
  practices,
  rows,
}: {
  caption: string
  /** What a row is: heads the first column. */
  what: string
  practices: readonly PracticeHead[]
  rows: readonly MatrixRow[]
}) {
  const t = useTranslations('organisation.matrix')
  const say = useShareWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="matrix-wrap scrolls" tabIndex={0} aria-label={caption}>
      <table className="matrix">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="matrix-name">
              {what}
            </th>
            <th scope="col">{t('completed')}</th>
            <th scope="col">
              {t('understood')}
              <em>{t('allPractices')}</em>
            </th>
            {practices.map((practice) => (
              <th key={practice.id} scope="col">
                <Words text={practice.shortName} />
                {practice.critical && <em>{t('critical')}</em>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <GroupRow key={row.id} row={row} practices={practices} say={say} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function GroupRow({
  row,
  practices,
  say,
}: {
  row: MatrixRow
  practices: readonly PracticeHead[]
  say: ReturnType<typeof useShareWords>
}) {
  const t = useTranslations('organisation.matrix')
  const { figures } = row
  const donePercent = figures === null ? null : countedPercent(figures.completed)
  return (
    <tr>
      <th scope="row" className="matrix-name">
        {row.href === undefined ? row.name : <Link href={row.href}>{row.name}</Link>}
        <small>
          {row.detail && (
            <>
              <bdi>{row.detail}</bdi> ·{' '}
            </>
          )}
          {t('people', { count: row.people })}
          {figures === null && (
            <span className="matrix-hidden">{t(row.visibility === 'too-few' ? 'tooFew' : 'protectsOthers')}</span>
          )}
        </small>
      </th>
      {figures === null ? (
        <td colSpan={practices.length + 2} aria-hidden="true" />
      ) : (
        <>
          <td className="matrix-completed">{donePercent === null ? '–' : say.percent(donePercent)}</td>
          <ShareCell share={figures.overall} say={say} />
          {practices.map((practice, place) => (
            <ShareCell key={practice.id} share={figures.shares[place] ?? null} say={say} />
          ))}
        </>
      )}
    </tr>
  )
}

/** What hundreds of cells say, taken from the texts once. */
function useShareWords() {
  const t = useTranslations('organisation.matrix')
  const words = useTranslations('interface')
  const grid = useTranslations('grid')
  return {
    notMeasured: t('notMeasured'),
    percent: (value: number) => words('percent', { value }),
    interval: (figures: { low: number; high: number }) => grid('interval', figures),
    thin: (value: number) => t('thin', { value }),
  }
}

/** Where a share lies across its cell, with room for the mark at either end. */
function across(share: number): string {
  return `${Math.round(20 + share * 960) / 10}%`
}

function ShareCell({ share, say }: { share: GroupShare | null; say: ReturnType<typeof useShareWords> }) {
  if (share === null)
    return (
      <td>
        <span aria-hidden="true">–</span>
        <span className="sr-only">{say.notMeasured}</span>
      </td>
    )
  const { low, high } = share.interval
  const thin = isThin(share)
  return (
    <td className={thin ? 'matrix-thin' : undefined}>
      <b>{say.percent(estimatedPercent(share.share))}</b>
      <span>{say.interval(estimateFigures(share.share, share.interval))}</span>
      <svg width="100%" height="10" aria-hidden="true">
        <line className="matrix-ground" x1="2%" x2="98%" y1="5" y2="5" />
        <line className="matrix-interval" x1={across(low)} x2={across(high)} y1="5" y2="5" />
        <circle className="matrix-here" cx={across(share.share)} cy="5" r="3.5" />
      </svg>
      {thin && <i>{say.thin(Math.round(share.notEnoughEvidence * 100))}</i>}
    </td>
  )
}
