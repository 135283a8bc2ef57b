import { useFormatter, useTranslations } from 'next-intl'
import { Notice } from '#components/ui/notice.tsx'
import { momentInZone } from '#domain/dates/date-formats.ts'
import './chain-state.css'
import '#components/ui/running-text.css'

export type ChainStateProps =
  | {
      readonly holds: 'yes'
      readonly events: number
      readonly checked: 'whole' | 'newest'
      readonly upTo: Date
      readonly head: string
    }
  | { readonly holds: 'no'; readonly place: number }
  | { readonly holds: 'nothing-yet' }

/** Whether the audit trail is whole, checked when the page was asked for. */
export function ChainState({ check }: { check: ChainStateProps }) {
  const t = useTranslations('exports.chain')
  const format = useFormatter()
  if (check.holds === 'nothing-yet') return <p>{t('nothing')}</p>
  if (check.holds === 'no')
    return (
      <Notice kind="alarm" announce="when-shown">
        <p>{t('broken', { place: check.place })}</p>
      </Notice>
    )
  const date = format.dateTime(check.upTo, momentInZone)
  return (
    <div className="paragraphs">
      <p>{t('words')}</p>
      <p>
        <b>{t(check.checked, { events: check.events, date })}</b>
      </p>
      <p className="chain-head">{t('head', { hash: check.head })}</p>
    </div>
  )
}
