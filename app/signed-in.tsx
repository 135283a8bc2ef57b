import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { TopBar } from '#components/ui/top-bar.tsx'
import { fullName } from '#domain/text/person-name.ts'
import { leave } from '#server/actions/account-actions.ts'
import { highestDuty, requireDuties } from '#server/session.ts'

export type Place = 'learn' | 'teams' | 'admin' | 'account' | 'definitions'

/** The frame of every page behind sign-in: the bar with the duties that the viewer has, and the page. */
export async function SignedIn({ at, children }: { at: Place; children: ReactNode }) {
  const duties = await requireDuties()
  const viewer = highestDuty(duties)
  const t = await getTranslations('pages')
  const links = [
    ...(duties.clinician === null ? [] : [{ href: '/learn', label: t('nav.learn'), current: at === 'learn' }]),
    ...(duties.manager === null ? [] : [{ href: '/teams', label: t('nav.teams'), current: at === 'teams' }]),
    ...(duties.administrator === null ? [] : [{ href: '/admin', label: t('nav.admin'), current: at === 'admin' }]),
  ]
  return (
    <>
      <TopBar
        home="/"
        links={links}
        person={{
          name: fullName(viewer),
          detail: viewer.organisationName,
          children: (
            <>
              <Link href="/account">{t('nav.account')}</Link>
              <form action={leave}>
                <Button type="submit" kind="quiet">
                  {t('nav.signOut')}
                </Button>
              </form>
            </>
          ),
        }}
      />
      {children}
    </>
  )
}
