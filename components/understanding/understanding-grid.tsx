import { NextIntlClientProvider, useLocale, useMessages, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ConfirmationWords } from './confirmation.tsx'
import type { Selection } from './grid-row.tsx'
import { GridTable } from './grid-table.tsx'
import { packGrid } from './packed-grid.ts'
import { StatusKey } from './status-key.tsx'
import type { GridPerson, PracticeHead, Share } from './types.ts'
import './grid-table.css'
import '#components/ui/running-text.css'
import './grid-print.css'

/** What of the texts the table says: the others stay on the server. */
const textsElsewhere = ['gap', 'help', 'meaning', 'limits']

/**
 * Who understands what: clinicians in the order given (who needs help first comes first), practices in columns. Each
 * cell opens to its probability, interval, grounds and misconceptions; the whole prints on one A3 page, where the
 * probabilities stand beside the shapes.
 */
export function UnderstandingGrid({
  caption,
  asOf,
  practices,
  people,
  shares,
  peopleHref,
  withoutShares,
  select = 'none',
  acts,
}: {
  caption: string
  asOf: Date
  practices: readonly PracticeHead[]
  people: readonly GridPerson[]
  /** By practice; 'too-few' for a team that is too small to be told as one. */
  shares: ReadonlyMap<string, Share> | 'too-few'
  /** Where the people's own pages are: each below it, by their id. */
  peopleHref: string
  /** Why the team has no figure, where that is not because it is small. */
  withoutShares?: string
  select?: Selection
  /** The buttons that send those who are ticked to where something is done for them. */
  acts?: ReactNode
}) {
  const t = useTranslations('grid')
  const { interface: common, grid } = useMessages()
  const texts = Object.fromEntries(Object.entries(grid).filter(([key]) => !textsElsewhere.includes(key)))
  return (
    <div className="understanding">
      <NextIntlClientProvider locale={useLocale()} messages={{ interface: common, grid: texts }}>
        {withActs(
          <GridTable
            key={select}
            select={select}
            caption={caption}
            practices={practices.map(({ id, name, critical }) => ({ id, name, critical }))}
            grid={packGrid(people, { asOf })}
            shares={shares}
            peopleHref={peopleHref}
            withoutShares={withoutShares ?? t('too-few')}
          />,
          acts,
        )}
      </NextIntlClientProvider>
      {shares === 'too-few' && <p className="grid-too-few">{withoutShares ?? t('too-few')}</p>}
      <StatusKey />
      {people.some(({ cells }) => cells.some(({ needsConfirmation }) => needsConfirmation)) && (
        <ConfirmationWords of="grid" />
      )}
      <p className="limits">{t('limits')}</p>
    </div>
  )
}

/** The grid in a form that works without scripts, where something can be done for those who are ticked. */
function withActs(grid: ReactNode, acts: ReactNode): ReactNode {
  if (acts === undefined) return grid
  return (
    <form>
      {acts}
      {grid}
    </form>
  )
}
