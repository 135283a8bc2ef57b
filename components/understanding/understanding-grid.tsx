import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { markOf, StatusShape } from '#components/ui/status-mark.tsx'
import { Words } from '#components/ui/words.tsx'
import { estimatedPercent, estimateFigures } from '#domain/reports/figures.ts'
import { ConfirmationMark, ConfirmationWords } from './confirmation.tsx'
import { EstimateGrounds, EstimateSentence, Misconceptions } from './estimate-words.tsx'
import { StatusKey } from './status-key.tsx'
import type { GridPerson, PracticeHead, Share, UnderstandingCell } from './types.ts'

/**
 * Who understands what: clinicians in the order given (who needs help first comes first), practices in columns. Each
 * cell opens to its probability, interval, grounds and misconceptions without any script; the whole prints on one A3
 * page, where the probabilities stand beside the shapes.
 */
export function UnderstandingGrid({
  caption,
  practices,
  people,
  shares,
  hrefOf,
  withoutShares,
}: {
  caption: string
  practices: readonly PracticeHead[]
  people: readonly GridPerson[]
  /** By practice; 'too-few' for a team that is too small to be told as one. */
  shares: ReadonlyMap<string, Share> | 'too-few'
  /** A person's own page. */
  hrefOf: (personId: string) => string
  /** Why the team has no figure, where that is not because it is small. */
  withoutShares?: string
}) {
  const t = useTranslations('grid')
  return (
    <div className="understanding">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="grid-wrap" tabIndex={0} aria-label={caption}>
        <table className="grid-table">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              <th scope="col" className="grid-who">
                <span className="sr-only">{t('clinician')}</span>
              </th>
              {practices.map((practice) => (
                <th key={practice.id} scope="col" className="grid-practice">
                  <span className={practice.critical ? 'grid-practice-name grid-critical' : 'grid-practice-name'}>
                    <Words text={practice.name} />
                    {practice.critical && <em>{t('critical')}</em>}
                  </span>
                </th>
              ))}
              <th scope="col" className="grid-completed">
                {t('completed')}
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person, row) => (
              <PersonRow
                key={person.id}
                person={person}
                href={hrefOf(person.id)}
                practices={practices}
                opens={row > people.length / 2 ? 'upwards' : 'downwards'}
              />
            ))}
          </tbody>
          <tfoot>
            <ShareRow practices={practices} shares={shares} withoutShares={withoutShares ?? t('too-few')} />
            {shares !== 'too-few' && <UnknownRow practices={practices} shares={shares} />}
          </tfoot>
        </table>
      </section>
      {shares === 'too-few' && <p className="grid-too-few">{withoutShares ?? t('too-few')}</p>}
      <StatusKey />
      {people.some(({ cells }) => cells.some(({ needsConfirmation }) => needsConfirmation)) && (
        <ConfirmationWords of="grid" />
      )}
      <p className="limits">{t('limits')}</p>
    </div>
  )
}

// Links to a person are fetched only when they are followed: looking leaves a trace that the person sees.
function PersonRow({
  person,
  href,
  practices,
  opens,
}: {
  person: GridPerson
  href: string
  practices: readonly PracticeHead[]
  opens: 'upwards' | 'downwards'
}) {
  const t = useTranslations('grid')
  return (
    <tr>
      <th scope="row" className="grid-who">
        <Link href={href} prefetch={false}>
          {t('name', { givenName: person.givenName, familyName: person.familyName })}
        </Link>
        <small>{person.profession}</small>
      </th>
      {person.cells.map((cell, column) => {
        const practice = practices[column]
        return practice === undefined ? null : (
          <td key={cell.practice} className={column >= practices.length / 2 ? 'grid-late' : undefined}>
            <Cell cell={cell} practice={practice} person={person} href={href} opens={opens} />
          </td>
        )
      })}
      <td className="grid-completed">
        {t('done', { done: person.completed.done, assigned: person.completed.assigned })}
      </td>
    </tr>
  )
}

function Cell({
  cell,
  practice,
  person,
  href,
  opens,
}: {
  cell: UnderstandingCell
  practice: PracticeHead
  person: GridPerson
  href: string
  opens: 'upwards' | 'downwards'
}) {
  const t = useTranslations('grid')
  const words = useTranslations('interface')
  const mark = markOf(cell)
  return (
    <details className="cell" name="cell">
      <summary>
        <StatusShape mark={mark} />
        {cell.needsConfirmation && <ConfirmationMark />}
        <span className="cell-words">
          {words(`status.${mark}`)}
          {cell.tooLittle === null && (
            <span className="cell-figure">{words('percent', { value: estimatedPercent(cell.probability) })}</span>
          )}
        </span>
      </summary>
      <div className={`cell-inside cell-${opens}`}>
        <p className="cell-title">
          {t('cell', { name: `${person.givenName} ${person.familyName}` })} · <Words text={practice.name} />
        </p>
        <p className="cell-status">
          <StatusShape mark={mark} />
          {words(`status.${mark}`)}
        </p>
        {cell.needsConfirmation && <ConfirmationWords of="cell" />}
        <p>
          <EstimateSentence cell={cell} of={person} />
        </p>
        <EstimateGrounds cell={cell} />
        <Misconceptions cell={cell} of={person} />
        <Link href={href} prefetch={false}>
          {t('more')}
        </Link>
      </div>
    </details>
  )
}

function ShareRow({
  practices,
  shares,
  withoutShares,
}: {
  practices: readonly PracticeHead[]
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
      <td />
    </tr>
  )
}

/** Beside the share that understands, always: of how many nobody can say yet. */
function UnknownRow({ practices, shares }: { practices: readonly PracticeHead[]; shares: ReadonlyMap<string, Share> }) {
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
      <td />
    </tr>
  )
}
