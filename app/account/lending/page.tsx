import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormDate, FormText } from '#components/forms/form-fields.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { listLentViews } from '#data/people/list-lent-views.ts'
import { lend, takeBackLentView } from '#server/actions/team-actions.ts'
import { requireViewer } from '#server/session.ts'
import '#components/ui/item-list.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('lending.title') }
}

/** A manager lets a colleague see their teams for a time, and sees what is lent. */
export default async function Lending() {
  const manager = await requireViewer('manager')
  const lentViews = await listLentViews(manager, { now: new Date() })
  const t = await getTranslations('people')
  const format = await getFormatter()
  return (
    <Page width="form">
      <PageHead title={t('lending.title')} above={<Link href="/account">{t('lending.above')}</Link>}>
        <p>{t('lending.words')}</p>
      </PageHead>
      <Section title={t('lending.now')} id="now">
        {lentViews.length === 0 && <p>{t('lending.none')}</p>}
        <ul className="item-list">
          {lentViews.map(({ id, name, direction, until }) => (
            <li key={id} className="item-line">
              <p className="m-0">
                {t(`lending.${direction}`, {
                  name,
                  date: format.dateTime(until, { dateStyle: 'long', timeZone: 'UTC' }),
                })}
              </p>
              <ActionForm action={takeBackLentView} submit={t('lending.end')} kind="quiet" layout="button">
                <input type="hidden" name="lentId" value={id} />
              </ActionForm>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('lending.new')} id="new">
        <ActionForm action={lend} submit={t('lending.submit')}>
          <ActId />
          <FormText
            name="email"
            type="email"
            label={t('lending.email')}
            inputMode="email"
            autoComplete="off"
            spellCheck={false}
          />
          <FormDate name="until" label={t('lending.until')} hint={t('lending.untilHint')} />
        </ActionForm>
      </Section>
    </Page>
  )
}
