import { getFormatter, getTranslations } from 'next-intl/server'
import { wholeDay } from '#domain/dates/date-formats.ts'

/** When the next follow-up comes, in a sentence. */
export async function WhenNext({ nextOn }: { nextOn: Date | null }) {
  const t = await getTranslations('followUps.end')
  const format = await getFormatter()
  return (
    <p className="max-w-measure">
      {nextOn === null ? t('nextNone') : t('nextOn', { date: format.dateTime(nextOn, wholeDay) })}
    </p>
  )
}
