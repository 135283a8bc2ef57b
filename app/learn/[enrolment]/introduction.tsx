import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Words } from '#components/ui/words.tsx'
import type { EnrolmentPage } from '#data/attempts/find-enrolment.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { begin } from '#server/actions/learn-actions.ts'
import '#components/ui/running-text.css'

/** Before a module is begun: what happens in it, what it asks, and what becomes of the answers. */
export async function Introduction({ enrolment: { id, module, dueOn } }: { enrolment: EnrolmentPage }) {
  const t = await getTranslations('learn')
  const format = await getFormatter()
  return (
    <Page width="reading">
      <PageHead title={<Words text={module.title} />} above={<Link href="/learn">{t('back')}</Link>}>
        <p className="font-serif text-prose text-ink">
          <Words text={module.summary} />
        </p>
      </PageHead>
      <p className="text-ink-soft">
        <Words text={module.setting} /> · {t('minutes', { minutes: module.minutes })}
        {dueOn !== null && ` · ${t('dueOn', { date: format.dateTime(dueOn, wholeDay) })}`}
      </p>
      <ul className="plain-list">
        {(['stop', 'first', 'sure', 'seen'] as const).map((part) => (
          <li key={part}>{t(`before.${part}`)}</li>
        ))}
      </ul>
      <ActionForm action={begin} submit={t('begin')} layout="button">
        <input type="hidden" name="enrolmentId" value={id} />
      </ActionForm>
    </Page>
  )
}
