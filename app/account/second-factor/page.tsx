import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormPassword, FormText } from '#components/forms/form-fields.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { beginFactor, removeFactor, showRecoveryCodes } from '#server/actions/second-factor-actions.ts'
import { findOwnFactor } from '#server/second-factor/set-up.ts'
import { highestDuty, requireDuties, requireSession } from '#server/session.ts'
import { PasskeysSection } from './passkeys-section.tsx'
import { SetUpCode } from './set-up-code.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('secondFactor.title') }
}

/** A code from an app besides the password: set it up, make recovery codes, remove it. */
export default async function SecondFactor({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const viewer = highestDuty(await requireDuties())
  const factor = await findOwnFactor(viewer, await requireSession())
  const { done } = await searchParams
  const t = await getTranslations('account')
  const format = await getFormatter()
  return (
    <Page width="form">
      <PageHead title={t('secondFactor.title')} above={<Link href="/account">{t('title')}</Link>}>
        <p>
          {factor.state === 'on'
            ? t('secondFactor.since', {
                date: format.dateTime(factor.since, { dateStyle: 'long' }),
                left: factor.codesLeft,
              })
            : t('secondFactor.words')}
        </p>
      </PageHead>
      {done === 'removed' && factor.state === 'none' && (
        <Notice kind="done" announce="when-shown">
          <p>{t('secondFactor.removed')}</p>
        </Notice>
      )}
      {(done === 'passkey' || done === 'passkey-removed') && (
        <Notice kind="done" announce="when-shown">
          <p>{t(done === 'passkey' ? 'passkeys.done' : 'passkeys.removed')}</p>
        </Notice>
      )}
      {factor.state === 'none' && (
        <ActionForm action={beginFactor} submit={t('secondFactor.begin')}>
          <FormPassword name="currentPassword" label={t('password.current')} autoComplete="current-password" />
        </ActionForm>
      )}
      {factor.state !== 'none' && (
        <SetUpCode
          secret={factor.state === 'begun' ? factor.secret : null}
          person={viewer}
          action={showRecoveryCodes}
        />
      )}
      {factor.state === 'on' && (
        <Section title={t('secondFactor.remove')} id="remove">
          <p>{t('secondFactor.removeWords')}</p>
          <ActionForm action={removeFactor} submit={t('secondFactor.remove')} kind="danger">
            <FormText
              name="removingCode"
              label={t('secondFactor.eitherCode')}
              hint={t('secondFactor.eitherHint')}
              autoComplete="one-time-code"
              spellCheck={false}
            />
          </ActionForm>
        </Section>
      )}
      <PasskeysSection viewer={viewer} />
    </Page>
  )
}
