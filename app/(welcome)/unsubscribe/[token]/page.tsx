import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { dangerouslyFindUnsubscribing } from '#data/notices/unsubscribe.ts'
import { stopMails } from '#server/actions/notice-actions.ts'
import { hashToken } from '#server/tokens.ts'

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ done?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notices'))('unsubscribe.title'), referrer: 'no-referrer' }
}

/** Where the link in a mail of notices leads: one press stops them, without signing in. Opening it does nothing yet. */
export default async function Unsubscribe({ params, searchParams }: Props) {
  const { token } = await params
  const { done } = await searchParams
  const t = await getTranslations('notices')
  const subject = await dangerouslyFindUnsubscribing(hashToken(token))
  const choose = (
    <ButtonLink kind="quiet" href="/account#mail">
      {t('unsubscribe.choose')}
    </ButtonLink>
  )
  if (subject === null)
    return (
      <Page width="form">
        <h1 className="sr-only">{t('unsubscribe.title')}</h1>
        <EmptyState title={t('unsubscribe.gone')} action={choose}>
          <p>{t('unsubscribe.goneWords')}</p>
        </EmptyState>
      </Page>
    )
  return (
    <Page width="form">
      <PageHead title={t('unsubscribe.title')}>
        <p>{t('unsubscribe.words', { email: subject.email })}</p>
      </PageHead>
      {done === 'yes' ? (
        <>
          <Notice kind="done" announce="when-shown">
            <p>{t('unsubscribe.done', { email: subject.email })}</p>
          </Notice>
          <p className="mt-6">{choose}</p>
        </>
      ) : (
        <ActionForm action={stopMails} submit={t('unsubscribe.submit')}>
          <input type="hidden" name="token" value={token} />
        </ActionForm>
      )}
    </Page>
  )
}
