import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { TeamSearch } from '#components/teams/team-search.tsx'
import { Button } from '#components/ui/button.tsx'
import { Section } from '#components/ui/section.tsx'
import { Select } from '#components/ui/select.tsx'
import { teamChoices } from '#data/people/team-choices.ts'
import type { DirectoryGroup } from '#data/provisioning/list-directory-groups.ts'
import type { AffectedPeople, Touching } from '#data/provisioning/touching.ts'
import type { Administrator } from '#data/viewer.ts'
import { fullName } from '#domain/text/person-name.ts'
import { searchText } from '#domain/text/typed-text.ts'
import { readMeaning, writeMeaning } from '#server/directory-meaning.ts'

/** What the address of such a page says: which teams to offer, and the meaning whose preview is asked for. */
export const MeaningSearch = z.object({
  team: z.string().catch('').transform(searchText),
  meaning: z.string().max(100).nullable().catch(null),
})

type Meaning = Pick<DirectoryGroup, 'meaning' | 'team' | 'role'>

function current({ meaning, team, role }: Meaning): string {
  return meaning === 'role' ? `role:${role ?? ''}` : `${meaning}:${team?.id ?? ''}`
}

/** Chooses what being in a group means: the directory's or the sign-in provider's. */
export async function ChooseMeaning({
  administrator,
  group,
  searchQuery: { team: search, meaning },
  address,
}: {
  administrator: Administrator
  group: Meaning
  searchQuery: z.output<typeof MeaningSearch>
  address: string
}) {
  const t = await getTranslations('provisioning')
  const visibleMeaning = meaning ?? writeMeaning(readMeaning(current(group)))
  const teamId = 'teamId' in readMeaning(visibleMeaning) ? (visibleMeaning.split(':')[1] ?? null) : null
  const { teams, areMore } = await teamChoices(administrator, { search, chosen: teamId })
  return (
    <Section title={t('group.choose')} id="choose">
      {areMore && <TeamSearch search={search} action={address} />}
      <form action={address}>
        <Select
          id="meaning"
          name="meaning"
          label={t('group.label')}
          defaultValue={visibleMeaning}
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
  )
}

/** Whom it would touch, and the form that confirms it. */
export async function MeaningPreview({
  preview: { gain, have, lose },
  after,
  children,
}: {
  preview: Touching
  after: string
  children: ReactNode
}) {
  const t = await getTranslations('provisioning.group')
  return (
    <Section title={t('preview')} id="preview">
      <p>{t('gain', { count: gain.count })}</p>
      <Names touched={gain} />
      <p>{t('have', { count: have })}</p>
      <p>{t('lose', { count: lose.count })}</p>
      <Names touched={lose} />
      <p>{after}</p>
      {children}
    </Section>
  )
}

function Names({ touched: { names, count } }: { touched: AffectedPeople }) {
  if (names.length === 0) return null
  const more = count - names.length
  return <p>{`${names.map(fullName).join(' · ')}${more > 0 ? ` · +${more}` : ''}`}</p>
}
