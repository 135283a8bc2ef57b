import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SetUpCode } from '#app/account/second-factor/set-up-code.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormPassword } from '#components/forms/form-fields.tsx'
import { Button } from '#components/ui/button.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { leave } from '#server/actions/account-actions.ts'
import { beginOwedFactor, showFirstRecoveryCodes } from '#server/actions/second-factor-actions.ts'
import { placeWithin } from '#server/place-within.ts'
import { findOwnFactor } from '#server/second-factor/set-up.ts'
import { currentDuties, currentSettingUp, highestDuty, requireSession } from '#server/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('secondFactor.title') }
}

/** Where someone is led who has to have a second factor and has none: they are let in to nothing else until it is set up. */
export default async function SetUpFactor({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = placeWithin((await searchParams).next)
  const settingUp = await currentSettingUp()
  const duties = await currentDuties()
  if (settingUp === null && duties === null) redirect('/sign-in')
  const person = settingUp ?? (duties === null ? null : highestDuty(duties))
  if (person === null) redirect('/sign-in')
  const factor = await findOwnFactor(person, await requireSession())
  // Without JavaScript this page shows the codes that it has just let them in with.
  if (settingUp === null && factor.state !== 'on') redirect(next)
  const t = await getTranslations('account')
  const welcome = await getTranslations('welcome')
  return (
    <Page width="form">
      <PageHead title={t('secondFactor.title')}>
        {settingUp !== null && (
          <p>
            {welcome(`setUp.because.${settingUp.because}`, {
              organisation: settingUp.organisationName,
            })}
          </p>
        )}
        <p>{t('secondFactor.words')}</p>
      </PageHead>
      {factor.state === 'none' ? (
        <ActionForm action={beginOwedFactor} submit={t('secondFactor.begin')}>
          <input type="hidden" name="next" value={next} />
          <FormPassword name="currentPassword" label={t('password.current')} autoComplete="current-password" />
        </ActionForm>
      ) : (
        <SetUpCode
          secret={factor.state === 'begun' ? factor.secret : null}
          person={person}
          action={showFirstRecoveryCodes}
          onwards={{ href: next, words: welcome('setUp.onwards') }}
        />
      )}
      {settingUp !== null && (
        <form action={leave} className="mt-8">
          <p>{welcome('setUp.elsewhere', { email: settingUp.email })}</p>
          <Button type="submit" kind="quiet">
            {welcome('setUp.leave')}
          </Button>
        </form>
      )}
    </Page>
  )
}
