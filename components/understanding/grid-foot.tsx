import { useTranslations } from 'next-intl'
import { estimateFigures } from '#domain/reports/figures.ts'
import type { GridPractice, Share } from './types.ts'
import './grid-table.css'

/** Under the people: what share of the team understands, and of how many nobody can say yet. */
export function GridFoot({
  practices,
  shares,
  withoutShares,
}: {
  practices: readonly GridPractice[]
  shares: ReadonlyMap<string, Share> | 'too-few'
  withoutShares: string
}) {
  return (
    <>
      <ShareRow practices={practices} shares={shares} withoutShares={withoutShares} />
      {shares !== 'too-few' && <UnknownRow practices={practices} shares={shares} />}
    </>
  )
}

function ShareRow({
  practices,
  shares,
  withoutShares,
}: {
  practices: readonly GridPractice[]
  shares: ReadonlyMap<string, Share> | 'too-few'
  withoutShares: string
}) {
  const t = useTranslations('grid')
  const words = useTranslations('interface')
  return (
    <tr>
      <th scope="row" className="grid-who">
        {t('team')}
        <small>{t('team-interval')}</small>
      </th>
      {practices.map(({ id }) => {
        const share = shares === 'too-few' ? 'too-few' : shares.get(id)
        if (share === undefined || share === 'too-few')
          return (
            <td key={id}>
              <span aria-hidden="true">–</span>
              <span className="sr-only">{withoutShares}</span>
            </td>
          )
        const figures = estimateFigures(share.share, share.interval)
        return (
          <td key={id}>
            <b>{words('percent', figures)}</b>
            <span className="grid-interval">{t('interval', figures)}</span>
          </td>
        )
      })}
      <td colSpan={3} />
    </tr>
  )
}

/** Beside the share that understands, always: of how many nobody can say yet. */
function UnknownRow({ practices, shares }: { practices: readonly GridPractice[]; shares: ReadonlyMap<string, Share> }) {
  const words = useTranslations('interface')
  return (
    <tr className="grid-unknown">
      <th scope="row" className="grid-who">
        {words('status.not-enough-evidence')}
      </th>
      {practices.map(({ id }) => {
        const share = shares.get(id)
        return (
          <td key={id}>
            {share === undefined || share === 'too-few'
              ? '–'
              : words('percent', { value: Math.round(share.notEnoughEvidence * 100) })}
          </td>
        )
      })}
      <td colSpan={3} />
    </tr>
  )
}
