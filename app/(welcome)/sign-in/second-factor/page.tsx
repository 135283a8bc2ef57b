import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PasskeyForm } from '#components/account/passkey-form.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormCheck, FormText } from '#components/forms/form-fields.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { dangerouslyFindSecondFactor } from '#data/people/find-second-factor.ts'
import { dangerouslyFindPasskeys } from '#data/people/list-passkeys.ts'
import { dangerouslyFindRememberedDays } from '#data/people/remembered-days.ts'
import { dangerouslyFindPasswordRule } from '#data/sign-on/password-rule.ts'
import { askForSecondPasskey, enterSecondPasskey } from '#server/actions/passkey-actions.ts'
import { enterCode } from '#server/actions/second-factor-actions.ts'
import { placeWithin } from '#server/place-within.ts'
import { type HalfSignedIn, readHalfSignedIn } from '#server/second-factor/second-step.ts'
import { secondStepCookie } from '#server/sign-in-cookie.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('welcome'))('secondFactor.title') }
}

/** The second step of signing in: a code, once the password was right. */
export default async function SecondStep({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = placeWithin((await searchParams).next)
  const half = await readHalfSignedIn(await secondStepCookie())
  if (half === null) redirect('/sign-in')
  const days = await daysToRemember(half)
  const hasPasskeys = (await dangerouslyFindPasskeys(half)).length > 0
  const hasApp = ((await dangerouslyFindSecondFactor(half))?.confirmedAt ?? null) !== null
  const t = await getTranslations('welcome')
  return (
    <Page width="form">
      <PageHead title={t('secondFactor.title')}>
        <p>{t('secondFactor.words', { email: half.email })}</p>
      </PageHead>
      {hasPasskeys && (
        <PasskeyForm
          does="show"
          begin={askForSecondPasskey}
          finish={enterSecondPasskey}
          submit={t('secondFactor.passkey')}
          kind={hasApp ? 'quiet' : 'primary'}
        >
          <input type="hidden" name="next" value={next} />
        </PasskeyForm>
      )}
      {hasApp && (
        <ActionForm action={enterCode} submit={t('signIn.submit')}>
          <input type="hidden" name="next" value={next} />
          <FormText
            name="code"
            label={t('secondFactor.code')}
            hint={t('secondFactor.codeHint')}
            autoComplete="one-time-code"
            spellCheck={false}
            autoFocus
          />
          {days > 0 && (
            <FormCheck
              name="remember"
              label={t('secondFactor.remember', { days })}
              hint={t('secondFactor.rememberHint')}
              optional
            />
          )}
        </ActionForm>
      )}
      <p className="mt-6">{t('secondFactor.lost')}</p>
      <p>
        <Link href="/sign-in">{t('secondFactor.again')}</Link>
      </p>
    </Page>
  )
}

/** 0: the organisation remembers none, or they come past its provider of single sign-on. */
async function daysToRemember(half: HalfSignedIn): Promise<number> {
  const rule = await dangerouslyFindPasswordRule(half)
  return rule === 'break-glass' ? 0 : dangerouslyFindRememberedDays(half)
}
