import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ActionForm } from '#components/forms/action-form.tsx'
import { Seen } from '#components/forms/seen.tsx'
import { TeamSearch } from '#components/teams/team-search.tsx'
import { Button } from '#components/ui/button.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Select } from '#components/ui/select.tsx'
import { teamChoices } from '#data/people/team-choices.ts'
import { previewMeaning, type Touched } from '#data/provisioning/preview-meaning.ts'
import { fullName } from '#domain/text/person-name.ts'
import { searchText } from '#domain/text/typed-text.ts'
import { decideOnGroup } from '#server/actions/provisioning-actions.ts'
import { readMeaning, writeMeaning } from '#server/directory-meaning.ts'
import { requireViewer } from '#server/session.ts'

const Search = z.object({
  team: z.string().catch('').transform(searchText),
  meaning: z.string().max(100).nullable().catch(null),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('provisioning'))('group.title') }
}

/** What being in one group of the directory means: chosen, then seen before it acts. */
export default async function DirectoryGroupPage({
  params,
  searchParams,
}: {
  params: Promise<{ group: string }>
  searchParams: Promise<Record<string, string | undefined>>
}) {
  const administrator = await requireViewer('administrator')
  const groupId = z.uuid().safeParse((await params).group)
  if (!groupId.success) return notFound()
  const { team: search, meaning } = Search.parse({ meaning: null, ...(await searchParams) })
  const chosen = readMeaning(meaning ?? '')
  const preview = await previewMeaning(administrator, { groupId: groupId.data, meaning: chosen })
  if (preview === null) return notFound()
  const { group } = preview
  const shown = meaning ?? writeMeaning(readMeaning(current(group)))
  const teamId = 'teamId' in readMeaning(shown) ? (shown.split(':')[1] ?? null) : null
  const { teams, areMore } = await teamChoices(administrator, { search, chosen: teamId })
  const t = await getTranslations('provisioning')
  return (
    <Page width="form">
      <PageHead
        title={group.name}
        detail={t('group.members', { count: group.members })}
        above={<Link href="/admin/provisioning#groups">{t('title')}</Link>}
      >
        <p>{t('group.intro')}</p>
      </PageHead>
      <Section title={t('group.choose')} id="choose">
        {areMore && <TeamSearch search={search} action={`/admin/provisioning/${group.id}`} />}
        <form action={`/admin/provisioning/${group.id}`}>
          <Select
            id="meaning"
            name="meaning"
            label={t('group.label')}
            defaultValue={shown}
            choices={[
              { value: 'nothing', label: t('groups.means.nothing', { team: '', role: '' }) },
              ...(['clinician', 'manager', 'administrator'] as const).map((role) => ({
                value: `role:${role}`,
                label: t('groups.means.role', { team: '', role: t(`groups.role.${role}`) }),
              })),
              ...(['member', 'manager'] as const).flatMap((kind) =>
                teams.map(({ id, name }) => ({
                  value: `${kind}:${id}`,
                  label: t(`groups.means.${kind}`, { team: name, role: '' }),
                })),
              ),
            ]}
          />
          <Button type="submit" kind="quiet">
            {t('group.show')}
          </Button>
        </form>
      </Section>
      {meaning !== null && (
        <Section title={t('group.preview')} id="preview">
          <p>{t('group.gain', { count: preview.gain.count })}</p>
          <Names touched={preview.gain} />
          <p>{t('group.have', { count: preview.have })}</p>
          <p>{t('group.lose', { count: preview.lose.count })}</p>
          <Names touched={preview.lose} />
          <p>{t('group.after')}</p>
          <ActionForm action={decideOnGroup} submit={t('group.confirm')}>
            <Seen version={preview.version} />
            <input type="hidden" name="groupId" value={group.id} />
            <input type="hidden" name="meaning" value={writeMeaning(chosen)} />
          </ActionForm>
        </Section>
      )}
    </Page>
  )
}

type Group = NonNullable<Awaited<ReturnType<typeof previewMeaning>>>['group']

function current({ meaning, team, role }: Group): string {
  return meaning === 'role' ? `role:${role ?? ''}` : `${meaning}:${team?.id ?? ''}`
}

function Names({ touched: { names, count } }: { touched: Touched }) {
  if (names.length === 0) return null
  const more = count - names.length
  return <p>{`${names.map(fullName).join(' · ')}${more > 0 ? ` · +${more}` : ''}`}</p>
}
