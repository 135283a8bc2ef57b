import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Button } from '#components/ui/button.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Section } from '#components/ui/section.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { DirectoryGroup } from '#data/provisioning/list-directory-groups.ts'
import '#components/ui/pages.css'
import '#components/ui/search.css'

/** The directory's groups and what being in each means here. */
export async function GroupsSection({
  listed: { groups, hasMore },
  search,
  page,
}: {
  listed: { readonly groups: readonly DirectoryGroup[]; readonly hasMore: boolean }
  search: string
  page: number
}) {
  const t = await getTranslations('provisioning.groups')
  const address = (to: number) => `/admin/provisioning?group=${encodeURIComponent(search)}&page=${to}#groups`
  return (
    <Section title={t('title')} id="groups">
      <p>{t('intro')}</p>
      <search>
        <form className="search" action="/admin/provisioning">
          <TextField name="group" id="group-search" type="search" label={t('search')} defaultValue={search} optional />
          <Button type="submit" kind="quiet">
            {t('find')}
          </Button>
        </form>
      </search>
      {groups.length === 0 ? (
        <EmptyState title={t(search === '' ? 'none' : 'noMatch')} />
      ) : (
        <DataTable
          caption={t('title')}
          columns={[
            { key: 'name', label: t('name') },
            { key: 'members', label: t('members'), align: 'end' },
            { key: 'meaning', label: t('meaning') },
            { key: 'act', label: <span className="sr-only">{t('change')}</span> },
          ]}
          rows={groups.map((group) => ({
            key: group.id,
            cells: [
              group.name,
              `${group.members}`,
              t(`means.${group.meaning}`, {
                team: group.team?.name ?? '',
                role: t(`role.${group.role ?? 'clinician'}`),
              }),
              <Link key="act" href={`/admin/provisioning/${group.id}`}>
                {t('changeOf', { group: group.name })}
              </Link>,
            ],
          }))}
        />
      )}
      {(page > 1 || hasMore) && (
        <nav className="pages" aria-label={t('title')}>
          {page > 1 && <Link href={address(page - 1)}>{t('previous')}</Link>}
          {hasMore && <Link href={address(page + 1)}>{t('next')}</Link>}
        </nav>
      )}
    </Section>
  )
}
