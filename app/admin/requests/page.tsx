import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormChoice, FormTextArea } from '#components/forms/form-fields.tsx'
import { RequestAnswer } from '#components/requests/request-answer.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { type DataRequest, listRequests } from '#data/requests/list-requests.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { answerIsDue, requestOutcomes } from '#domain/privacy/requests.ts'
import { answerAboutData } from '#server/actions/request-actions.ts'
import { requireViewer } from '#server/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('requests'))('title') }
}

/** What people ask to be done with their data, what is to be answered first at the top, and where an administrator answers it. */
export default async function Requests({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const administrator = await requireViewer('administrator')
  const requests = await listRequests(administrator)
  const { done } = await searchParams
  const t = await getTranslations('requests')
  const admin = await getTranslations('admin')
  return (
    <Page width="reading">
      <PageHead title={t('title')} above={<Link href="/admin">{admin('title')}</Link>}>
        <p>{t('intro')}</p>
      </PageHead>
      {done === 'answered' && (
        <Notice kind="done" announce="when-shown">
          <p>{t('done')}</p>
        </Notice>
      )}
      {requests.length === 0 ? (
        <EmptyState title={t('none')}>
          <p>{t('noneWords')}</p>
        </EmptyState>
      ) : (
        requests.map((request) => <OneRequest key={request.id} request={request} />)
      )}
    </Page>
  )
}

async function OneRequest({ request }: { request: DataRequest }) {
  const t = await getTranslations('requests')
  const format = await getFormatter()
  const { id, personId, by, kind, words, madeAt, outcome } = request
  const due = answerIsDue(madeAt)
  const date = format.dateTime(due, wholeDay)
  return (
    <Section title={t(`says.${kind}`, { name: by, date: format.dateTime(madeAt, wholeDay) })} id={`request-${id}`}>
      <p>
        <bdi className="whitespace-pre-line">{words}</bdi>
      </p>
      <RequestAnswer request={request} waits={t(due < new Date() ? 'late' : 'due', { date })} />
      {outcome === null && (
        <>
          <p>{t(kind === 'erasure' ? 'toErase' : 'toCorrect')}</p>
          <ButtonLink
            kind="quiet"
            href={kind === 'erasure' ? `/admin/people/${personId}/erase` : `/admin/people/${personId}`}
          >
            {t(kind === 'erasure' ? 'erase' : 'correct', { name: by })}
          </ButtonLink>
          <ActionForm action={answerAboutData} submit={t(kind === 'erasure' ? 'refuse' : 'submit')} kind="quiet">
            <input type="hidden" name="requestId" value={id} />
            {kind === 'erasure' ? (
              <input type="hidden" name="outcome" value="refused" />
            ) : (
              <FormChoice
                pick="one"
                name="outcome"
                label={t('outcome')}
                choices={requestOutcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
              />
            )}
            <FormTextArea
              name="reply"
              label={t(kind === 'erasure' ? 'why' : 'reply')}
              hint={t('replyHint')}
              maxLength={1000}
            />
          </ActionForm>
        </>
      )}
    </Section>
  )
}
