import { useFormatter, useTranslations } from 'next-intl'
import '#components/contests/contests.css'

export type ShownContest = {
  readonly id: string
  readonly kind: 'wrong' | 'does_not_fit'
  readonly reason: string
  readonly madeAt: Date
  readonly reply: { readonly outcome: 'kept' | 'to_be_corrected'; readonly words: string; readonly at: Date } | null
}

/** What the reader said of a question, and what they were told. */
export function ContestState({ contest: { kind, reason, madeAt, reply } }: { contest: ShownContest }) {
  const t = useTranslations('contests.own')
  const format = useFormatter()
  const day = (at: Date) => format.dateTime(at, { dateStyle: 'long' })
  return (
    <div className="contest-state">
      <p>
        <b>{t('made', { date: day(madeAt), kind: t(`kinds.${kind}`) })}</b>
      </p>
      <p className="quoted">{reason}</p>
      {reply === null ? (
        <p>{t('waiting')}</p>
      ) : (
        <>
          <p>
            <b>{t(`outcome.${reply.outcome}`, { date: day(reply.at) })}</b>
          </p>
          <p className="quoted">{reply.words}</p>
        </>
      )}
    </div>
  )
}
