import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Forget } from '#components/offline/forget-on-leaving.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { dangerouslyFindProvider, dangerouslyFindSignOnOf, dangerouslyIsSignOnOffered } from '#data/sign-on/provider.ts'
import { signOnRefusals } from '#domain/sign-on/refusals.ts'
import { placeWithin } from '#server/place-within.ts'
import { currentDuties, currentSettingUp, highestDuty, settingUpPage } from '#server/session.ts'
import { typedEmail } from '#server/sign-in-cookie.ts'
import { EmailForm } from './email-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { ProviderPanel } from './provider-panel.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('welcome'))('signIn.title') }
}

const Search = z.object({
  next: z.string().catch(''),
  after: z.enum(['signed-out', 'password-changed', 'joined']).nullable().catch(null),
  refused: z.enum(signOnRefusals).nullable().catch(null),
  /** Where some organisations have a provider: the address first, then the way that it says, or a password all the same. */
  step: z.enum(['email', 'next', 'password']).catch('email'),
  organisation: z.uuid().nullable().catch(null),
  /** Someone who is signed in wants to go on in another organisation of theirs: with its password, never without. */
  switch: z.literal('organisation').nullable().catch(null),
})

export default async function SignIn({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const nothing = { next: '', after: null, refused: null, step: 'email', organisation: null, switch: null }
  const search = Search.parse({ ...nothing, ...(await searchParams) })
  const duties = await currentDuties()
  if (duties !== null && search.switch === null) redirect('/')
  if ((await currentSettingUp()) !== null)
    redirect(`${settingUpPage}?${new URLSearchParams({ next: placeWithin(search.next) })}`)
  const t = await getTranslations('welcome')
  const refusalText = await getTranslations('signOn.refused')
  if (duties !== null) {
    const { email, organisationName: organisation } = highestDuty(duties)
    return (
      <Page width="form">
        <PageHead title={t('switch.title')}>
          <p>{t('switch.words', { organisation })}</p>
        </PageHead>
        <PasswordForm email={email} next="" />
        <p className="mt-6">
          <Link href="/account">{t('switch.stay')}</Link>
        </p>
      </Page>
    )
  }
  return (
    <Page width="form">
      <PageHead title={t('signIn.title')}>
        <p>{t('signIn.words')}</p>
      </PageHead>
      {search.after !== null && (
        <Notice kind="done">
          <p>{t(`signIn.after.${search.after}`)}</p>
        </Notice>
      )}
      {search.refused !== null && (
        <Notice kind="alarm" announce="when-shown">
          <p>{refusalText(search.refused)}</p>
        </Notice>
      )}
      <Step search={search} />
      <Forget what={search.after === 'signed-out' ? 'everything' : 'pages'} />
    </Page>
  )
}

/** What comes now: the whole form, the address alone, the provider, or the password. */
async function Step({ search: { step, organisation, next } }: { search: z.output<typeof Search> }) {
  if (organisation !== null) {
    const provider = await dangerouslyFindProvider(organisation)
    if (provider !== null && provider.requirement !== 'off')
      return <ProviderPanel organisationId={organisation} organisationName={null} requirement="required" next={next} />
  }
  if (!(await dangerouslyIsSignOnOffered())) return <PasswordForm email={null} next={next} />
  const email = await typedEmail()
  if (step === 'email' || email === null) return <EmailForm email={email} next={next} />
  const signOn = step === 'next' ? await dangerouslyFindSignOnOf(email) : null
  if (signOn === null) return <PasswordForm email={email} next={next} />
  return (
    <>
      <ProviderPanel {...signOn} next={next} />
      {signOn.requirement === 'optional' && <PasswordForm email={email} next={next} />}
    </>
  )
}
