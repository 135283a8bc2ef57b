import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ContestItem } from '#components/contests/contest-item.tsx'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormTextArea } from '#components/forms/form-fields.tsx'
import { SeenVersion } from '#components/forms/seen-version.tsx'
import { Link } from '#components/ui/link.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { Words } from '#components/ui/words.tsx'
import type { FormAction } from '#domain/forms/form-state.ts'
import { ItemFigures } from './item-figures.tsx'
import type { ItemRow } from './item-row.ts'
import './item-decisions.css'

/** What can be decided about a question, each with a reason. */
const outcomes = ['counts-again', 'stays-out', 'contested'] as const

export type Deciding = {
  readonly decide: FormAction
  /** Characters. */
  readonly longestReason: number
}

/** Questions to decide on: each with why it is here, what was decided, and what can be done about it. */
export function ItemDecisions({ items, ...deciding }: Deciding & { items: readonly ItemRow[] }) {
  const t = useTranslations('items')
  return (
    <ol className="item-decisions">
      {items.map((item) => (
        <li key={item.id}>
          <h3>
            <Words text={item.prompt} />
          </h3>
          <p className="item-where">
            {item.statistics?.quarantined ? (
              <Tag kind="alarm">{t('verdict.quarantined')}</Tag>
            ) : (
              <Tag>{t('counts')}</Tag>
            )}
            <span>
              <Words text={item.practice.name} />
            </span>
            {item.module === null ? (
              <span>{t('inFollowUps')}</span>
            ) : (
              <Link href={`/admin/content/${item.module.slug}`}>
                <Words text={item.module.title} />
              </Link>
            )}
            {item.contests > 0 && <Link href="/admin/contests">{t('contests', { count: item.contests })}</Link>}
          </p>
          <Why item={item} />
          <DecisionLine item={item} />
          <div className="item-acts">
            {item.whole !== null && (
              <Act item={item} title={t('decide.read')}>
                <ContestItem item={item.whole.item} prose={item.whole.prose} />
              </Act>
            )}
            {outcomes.map((outcome) => (
              <Act key={outcome} item={item} title={t(`decide.acts.${outcome}`)}>
                <DecisionForm item={item} outcome={outcome} {...deciding} />
              </Act>
            ))}
            <Act item={item} title={t('decide.statistics')}>
              <ItemFigures item={item} />
            </Act>
          </div>
        </li>
      ))}
    </ol>
  )
}

/** One of an item's acts, opened one at a time. Works without JavaScript. */
function Act({ item, title, children }: { item: ItemRow; title: string; children: ReactNode }) {
  return (
    <details name={item.id}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

/** What is odd about it, a sentence each. */
function Why({ item: { statistics, decision } }: { item: ItemRow }) {
  const t = useTranslations('items')
  if (statistics === null) return null
  const { flags, differences } =
    statistics.verdict === 'assessed' ? statistics : { flags: [] as const, differences: [] as const }
  const unfair = differences.flatMap((difference) =>
    difference.harderFor === null ? [] : [{ ...difference, harderFor: difference.harderFor }],
  )
  const isOutByOthers =
    statistics.quarantined &&
    !flags.some((flag) => flag === 'negative-discrimination') &&
    decision?.outcome !== 'stays-out'
  if (flags.length + unfair.length === 0 && !isOutByOthers) return null
  return (
    <ul className="item-why">
      {isOutByOthers && <li>{t('outByOthers')}</li>}
      {flags.map((flag) => (
        <li key={flag}>{t(`flag.${flag}`)}</li>
      ))}
      {unfair.map(({ by, focal, reference, harderFor, verdict }) => (
        <li key={`${by} ${focal.group}`}>
          {t(`difference.${by}`, {
            verdict,
            harder: harderFor === 'focal' ? focal.group : reference.group,
            easier: harderFor === 'focal' ? reference.group : focal.group,
          })}
        </li>
      ))}
    </ul>
  )
}

function DecisionLine({ item: { decision } }: { item: ItemRow }) {
  const t = useTranslations('items')
  const format = useFormatter()
  if (decision === null) return null
  return (
    <div className="item-decided">
      <p>
        <b>
          {t(`decide.decided.${decision.outcome}`, {
            name: decision.by ?? t('decide.someone'),
            day: format.dateTime(decision.at, { dateStyle: 'long' }),
          })}
        </b>
      </p>
      <p>
        <bdi>{decision.reason}</bdi>
      </p>
    </div>
  )
}

function DecisionForm({
  item,
  outcome,
  decide,
  longestReason,
}: Deciding & { item: ItemRow; outcome: (typeof outcomes)[number] }) {
  const t = useTranslations('items')
  return (
    <ActionForm action={decide} submit={t(`decide.do.${outcome}`)}>
      <ActId />
      <SeenVersion version={item.version} />
      <input type="hidden" name="itemId" value={item.id} />
      <input type="hidden" name="decision" value={outcome} />
      <FormTextArea
        name="why"
        label={t('decide.reason')}
        hint={t(`decide.hints.${outcome}`)}
        rows={3}
        maxLength={longestReason}
      />
    </ActionForm>
  )
}
