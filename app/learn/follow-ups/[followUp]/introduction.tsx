import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { BeginBar } from '#components/learn/begin-bar.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { beginFollowUp } from '#server/actions/learn-actions.ts'
import '#components/ui/running-text.css'

/** Before a follow-up is begun: what it asks, and what becomes of the answers. */
export async function FollowUpIntroduction({ id, title, closesOn }: { id: string; title: string; closesOn: Date }) {
  const t = await getTranslations('followUps')
  const format = await getFormatter()
  return (
    <Page width="reading">
      <PageHead title={title} above={<Link href="/learn">{t('back')}</Link>} />
      <p className="text-ink-soft">
        {t('minutes')} · {t('closesOn', { date: format.dateTime(closesOn, wholeDay) })}
      </p>
      <ul className="plain-list">
        {(['short', 'stop', 'first', 'sure', 'seen'] as const).map((part) => (
          <li key={part}>{t(`before.${part}`)}</li>
        ))}
      </ul>
      <BeginBar>
        <ActionForm action={beginFollowUp} submit={t('begin')} layout="button">
          <input type="hidden" name="followUpId" value={id} />
        </ActionForm>
      </BeginBar>
    </Page>
  )
}
