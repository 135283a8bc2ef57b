import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { enterOneOrganisation } from '#server/actions/sign-in-actions.ts'
import { accountsOf, isLastChosen, readChoice } from '#server/organisation-choice.ts'
import { placeWithin } from '#server/place-within.ts'
import { choiceCookie, lastOrganisationCookie } from '#server/sign-in-cookie.ts'
import { tellApart } from '#server/tell-apart.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('welcome'))('chooseOrganisation.title') }
}

/** So many teams tell one organisation from another of its name. */
const mostTeams = 3

/** Where a password was right in several organisations: which of them? The one that was chosen last on this device comes first, then by name. */
export default async function ChooseOrganisation({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>
}) {
  const next = placeWithin((await searchParams).next)
  const choice = await readChoice(await choiceCookie())
  const accounts = choice === null ? [] : await accountsOf(choice)
  if (choice === null || accounts.length === 0) redirect('/sign-in')
  const last = await lastOrganisationCookie()
  const { compare } = new Intl.Collator(await getLocale())
  const organisations = accounts
    .map(({ organisationId, organisationName }) => ({
      organisationId,
      organisationName,
      isLast: isLastChosen(last, { organisationId, email: choice.email }),
    }))
    .sort(
      (one, other) =>
        Number(other.isLast) - Number(one.isLast) || compare(one.organisationName, other.organisationName),
    )
  const places = await tellApart(accounts)
  const t = await getTranslations('welcome')
  const role = await getTranslations('people.role')
  const format = await getFormatter()
  const nameOf = ({ organisationId, organisationName: organisation }: (typeof organisations)[number]) => {
    const { teams, roles } = places.get(organisationId) ?? { teams: [], roles: [] }
    const words = teams.length > 0 ? teams.slice(0, mostTeams) : roles.map((each) => role(each))
    return words.length === 0
      ? organisation
      : t('chooseOrganisation.alike', { organisation, place: format.list(words, { type: 'unit' }) })
  }
  return (
    <Page width="form">
      <PageHead title={t('chooseOrganisation.title')}>
        <p>{t('chooseOrganisation.words', { email: choice.email })}</p>
      </PageHead>
      <ul className="grid gap-4">
        {organisations.map((organisation) => (
          <li key={organisation.organisationId}>
            <ActionForm
              action={enterOneOrganisation}
              submit={nameOf(organisation)}
              layout="button"
              kind={organisation.isLast ? 'primary' : 'quiet'}
            >
              <input type="hidden" name="next" value={next} />
              <input type="hidden" name="organisation" value={organisation.organisationId} />
            </ActionForm>
            {organisation.isLast && <p className="mt-1 text-note text-ink-soft">{t('chooseOrganisation.last')}</p>}
          </li>
        ))}
      </ul>
      <p className="mt-6">
        <Link href="/sign-in">{t('secondFactor.again')}</Link>
      </p>
    </Page>
  )
}
