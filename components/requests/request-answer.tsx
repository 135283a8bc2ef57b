import { useFormatter, useTranslations } from 'next-intl'
import { wholeDay } from '#domain/dates/date-formats.ts'

type RequestAnswerProps = {
  readonly outcome: 'done' | 'refused' | null
  readonly reply: string | null
  readonly repliedAt: Date | null
  readonly repliedBy: string | null
}

/** What became of a request about data; `waits` is said while it is open. */
export function RequestAnswer({ request, waits }: { request: RequestAnswerProps; waits: string }) {
  const t = useTranslations('requests')
  const format = useFormatter()
  const { outcome, reply, repliedAt, repliedBy } = request
  if (outcome === null || repliedAt === null) return <p>{waits}</p>
  return (
    <>
      <p>
        <b>
          {t(`answered.${outcome}`, { name: repliedBy ?? t('someone'), date: format.dateTime(repliedAt, wholeDay) })}
        </b>
      </p>
      {reply !== null && reply !== '' && (
        <p>
          <bdi className="whitespace-pre-line">{reply}</bdi>
        </p>
      )}
    </>
  )
}
