import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormChoice, FormTextArea } from '#components/forms/form-fields.tsx'
import { RequestAnswer } from '#components/requests/request-answer.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { listOwnRequests } from '#data/requests/list-requests.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { answerIsDue, requestKinds } from '#domain/privacy/requests.ts'
import { askAboutData } from '#server/actions/request-actions.ts'
import { highestDuty, requireDuties } from '#server/session.ts'
import '#components/ui/item-list.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('requests.own'))('title') }
}

/** What is kept about the viewer: to take away, to have corrected, and to have erased. */
export default async function OwnData({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const viewer = highestDuty(await requireDuties())
  const requests = await listOwnRequests(viewer)
  const { done } = await searchParams
  const t = await getTranslations('requests')
  const account = await getTranslations('account')
  const format = await getFormatter()
  return (
    <Page width="form">
      <PageHead title={t('own.title')} above={<Link href="/account">{account('title')}</Link>} />
      {done === 'made' && (
        <Notice kind="done" announce="when-shown">
          <p>{t('own.made')}</p>
        </Notice>
      )}
      <Section title={t('own.takeAway')} id="own-data">
        <p>{account('ownData.words')}</p>
        <ButtonLink kind="quiet" href="/api/export/own" opens="whole-page">
          {account('ownData.download')}
        </ButtonLink>
      </Section>
      {requests.length > 0 && (
        <Section title={t('own.requests')} id="requests">
          <ul className="item-list">
            {requests.map((request) => (
              <li key={request.id} className="item-line">
                <div className="item-words">
                  <h3>{t(`own.asked.${request.kind}`, { date: format.dateTime(request.madeAt, wholeDay) })}</h3>
                  <p>
                    <bdi className="whitespace-pre-line">{request.words}</bdi>
                  </p>
                  <RequestAnswer
                    request={request}
                    waits={t('own.waits', { date: format.dateTime(answerIsDue(request.madeAt), wholeDay) })}
                  />
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('own.ask')} id="ask">
        <p>{t('own.askWords')}</p>
        <ActionForm action={askAboutData} submit={t('own.submit')} kind="quiet">
          <ActId />
          <FormChoice
            pick="one"
            name="kind"
            label={t('own.kind')}
            choices={requestKinds.map((kind) => ({
              value: kind,
              label: t(`own.kinds.${kind}`),
              hint: t(`own.hints.${kind}`),
            }))}
          />
          <FormTextArea name="words" label={t('own.words')} maxLength={1000} />
        </ActionForm>
      </Section>
    </Page>
  )
}
