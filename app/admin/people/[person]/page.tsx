import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormChoice, FormSelect } from '#components/forms/form-fields.tsx'
import { PersonFields } from '#components/forms/person-fields.tsx'
import { SeenVersion } from '#components/forms/seen-version.tsx'
import { TeamSearch } from '#components/teams/team-search.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { findInvitationMail } from '#data/mail/find-invitation-mail.ts'
import { findPerson } from '#data/people/find-person.ts'
import { teamChoices } from '#data/people/team-choices.ts'
import { termNames } from '#data/people/term-names.ts'
import { fullName } from '#domain/text/person-name.ts'
import { searchText } from '#domain/text/typed-text.ts'
import {
  inviteOnceMore,
  joinTeam,
  leaveTeam,
  linkToPassOn,
  reinstate,
  resetLinkToPassOn,
  signOutPerson,
  suspend,
} from '#server/actions/admin-actions.ts'
import { correctPerson } from '#server/actions/people-actions.ts'
import { canSendMail } from '#server/mail/can-send-mail.ts'
import { requireViewer } from '#server/session.ts'
import { EraseSection } from './erase-section.tsx'
import { InvitationMailState } from './invitation-mail-state.tsx'
import { MailProblem } from './mail-problem.tsx'
import { SecondFactorState } from './second-factor-state.tsx'
import '#components/ui/item-list.css'
import '#components/ui/columns.css'

type Props = { params: Promise<{ person: string }>; searchParams: Promise<Record<string, string | undefined>> }

const Search = z.object({
  team: z.string().catch('').transform(searchText),
  done: z.string().optional().catch(undefined),
})

/** Without the name: titles stand in histories, and in the window of whoever shares their screen. */
export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  await find((await params).person)
  return { title: (await getTranslations('people'))('onePerson') }
}

/** One person: their teams, and whether they may sign in. */
export default async function Person({ params, searchParams }: Props) {
  const { administrator, person } = await find((await params).person)
  const { team: search, done } = Search.parse(await searchParams)
  const [{ teams, areMore }, { professions, sites }] = await Promise.all([
    teamChoices(administrator, { search }),
    termNames(administrator),
  ])
  const mail =
    person.status === 'invited' ? await findInvitationMail(administrator, person.id, { now: new Date() }) : null
  const t = await getTranslations('admin')
  const hiddenField = <input type="hidden" name="personId" value={person.id} />
  const places = [
    ...person.teams.map((team) => ({ ...team, as: 'member' as const })),
    ...person.managedTeams.map((team) => ({ ...team, as: 'manager' as const })),
  ]
  return (
    <Page width="reading">
      <PageHead
        title={fullName(person)}
        detail={[person.profession, person.site, person.email].filter((part) => part !== '').join(' · ')}
        above={<Link href="/admin/people">{t('people.title')}</Link>}
      >
        <p>
          <Tag kind={person.status === 'suspended' ? 'alarm' : 'plain'}>{t(`people.statusIs.${person.signIn}`)}</Tag>{' '}
          {person.roles.map((role) => t(`people.role.${role}`)).join(' · ')}
        </p>
      </PageHead>
      <MailProblem viewer={administrator} personId={person.id} />
      <Section title={t('person.teams')} id="teams">
        <ul className="item-list">
          {places.map(({ id, name, as }) => (
            <li key={`${id} ${as}`} className="item-line">
              <p className="m-0">{t(`person.${as}`, { team: name })}</p>
              <ActionForm action={leaveTeam} submit={t('person.leave')} kind="quiet" layout="button">
                {hiddenField}
                <input type="hidden" name="teamId" value={id} />
                <input type="hidden" name="as" value={as} />
              </ActionForm>
            </li>
          ))}
        </ul>
        {areMore && <TeamSearch search={search} action={`/admin/people/${person.id}`} />}
        <ActionForm action={joinTeam} submit={t('person.join')} kind="quiet">
          {hiddenField}
          <FormSelect
            name="teamId"
            label={t('people.team')}
            choices={teams.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <FormChoice
            pick="one"
            name="as"
            label={t('person.as')}
            chosen={['member']}
            choices={(['member', 'manager'] as const).map((as) => ({ value: as, label: t(`person.asChoice.${as}`) }))}
          />
        </ActionForm>
      </Section>
      <Section title={t('person.details')} id="details">
        <ActionForm action={correctPerson} submit={t('person.save')} kind="quiet">
          {hiddenField}
          <SeenVersion version={person.version} />
          <PersonFields person={person} emailHint={t('person.emailHint')} professions={professions} sites={sites} />
        </ActionForm>
      </Section>
      <Section title={t('person.access')} id="access">
        <p>{t(`person.accessWords.${person.signIn}`)}</p>
        {mail !== null && <InvitationMailState mail={mail} />}
        <div className="inline-forms">
          {person.status === 'invited' && (
            <ActionForm
              action={inviteOnceMore}
              submit={t(canSendMail() ? 'person.inviteAgainByMail' : 'person.inviteAgain')}
              kind="quiet"
              layout="button"
            >
              <ActId />
              {hiddenField}
            </ActionForm>
          )}
          {person.status === 'invited' && canSendMail() && (
            <ActionForm action={linkToPassOn} submit={t('person.linkToPassOn')} kind="quiet" layout="button">
              <ActId />
              {hiddenField}
            </ActionForm>
          )}
          {person.status === 'active' && !canSendMail() && (
            <ActionForm action={resetLinkToPassOn} submit={t('person.resetLink')} kind="quiet" layout="button">
              <ActId />
              {hiddenField}
            </ActionForm>
          )}
          {person.status === 'active' && (
            <ActionForm action={signOutPerson} submit={t('person.signOut')} kind="quiet" layout="button">
              {hiddenField}
            </ActionForm>
          )}
          {person.signIn === 'left' ? (
            <ButtonLink kind="quiet" href={`/admin/people/act?kind=come-back&person=${person.id}`}>
              {t('person.cameBack')}
            </ButtonLink>
          ) : person.status === 'suspended' ? (
            <ActionForm action={reinstate} submit={t('person.reinstate')} kind="quiet" layout="button">
              {hiddenField}
            </ActionForm>
          ) : (
            <ActionForm action={suspend} submit={t('person.suspend')} kind="danger" layout="button">
              {hiddenField}
            </ActionForm>
          )}
          {person.signIn !== 'left' && person.id !== administrator.personId && (
            <ButtonLink kind="quiet" href={`/admin/people/act?kind=leave&person=${person.id}`}>
              {t('person.leaves')}
            </ButtonLink>
          )}
        </div>
      </Section>
      <SecondFactorState viewer={administrator} personId={person.id} done={done} />
      <EraseSection personId={person.id} />
    </Page>
  )
}

/** Read once a request, for the title and the page. */
const find = cache(async (id: string) => {
  const administrator = await requireViewer('administrator')
  const person = z.uuid().safeParse(id).success ? await findPerson(administrator, id) : null
  return { administrator, person: person ?? notFound() }
})
