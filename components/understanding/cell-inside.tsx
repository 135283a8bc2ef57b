import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link.tsx'
import { markOf, StatusShape } from '#components/ui/status-mark.tsx'
import { Words } from '#components/ui/words.tsx'
import type { Text } from '#domain/scenario/module.ts'
import { fullName } from '#domain/text/person-name.ts'
import { ConfirmationWords } from './confirmation.tsx'
import { EstimateGrounds, OtherMisconceptions, VerdictSentence } from './estimate-words.tsx'
import type { ShownCell } from './packed-grid.ts'
import type { PersonName } from './types.ts'
import './cell-inside.css'

/** What a cell opens to: its status, probability and interval, what they rest on, and the person's page. */
export function CellInside({
  cell,
  practice,
  person,
  href,
  at,
  opens,
}: {
  cell: ShownCell
  practice: Text
  person: PersonName
  /** The person's own page. */
  href: string
  /** At which side of its cell, so that it stays within the grid. */
  at: 'start' | 'end'
  opens: 'upwards' | 'downwards'
}) {
  const t = useTranslations('grid')
  const words = useTranslations('interface')
  const mark = markOf(cell)
  return (
    <div className={`cell-inside cell-at-${at} cell-${opens}`}>
      <p className="cell-title">
        {t('cell', { name: fullName(person) })} · <Words text={practice} />
      </p>
      <p className="cell-status">
        <StatusShape mark={mark} />
        {words(`status.${mark}`)}
      </p>
      {cell.needsConfirmation && <ConfirmationWords of="cell" />}
      <p>
        <VerdictSentence cell={cell} of={person} />
      </p>
      <EstimateGrounds cell={cell} />
      <OtherMisconceptions cell={cell} of={person} />
      <Link href={href}>{t('more')}</Link>
    </div>
  )
}
