import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { DirectoryGroup } from '#data/provisioning/list-directory-groups.ts'
import '#components/ui/pages.css'
import '#components/ui/search.css'

/** Groups and what being in each means here: the directory's or the sign-in provider's. */
export async function GroupsSection({
  groupPage: { groups, hasMore },
  search,
  page,
  address,
  groupAddress,
  hasSearch,
  words,
  children,
}: {
  groupPage: { readonly groups: readonly DirectoryGroup[]; readonly hasMore: boolean }
  search: string
  page: number
  /** Of the page that shows them, and of those on which the meaning of one is chosen. */
  address: string
  groupAddress: (id: string) => string
  hasSearch: boolean
  words: {
    readonly none: string
    readonly members: string
    readonly membersOf: (count: number) => string
  }
  children?: ReactNode
}) {
  const t = await getTranslations('provisioning.groups')
  // Another name than the section's, which is a landmark too.
  const caption = (await getTranslations('signOn.groups'))('caption')
  const pageAddress = (to: number) => `${address}?group=${encodeURIComponent(search)}&page=${to}#groups`
  return (
    <Section title={t('title')} id="groups">
      <p>{t('intro')}</p>
      {hasSearch && (
        <search>
          <form className="search" action={address}>
            <TextField
              name="group"
              id="group-search"
              type="search"
              label={t('search')}
              defaultValue={search}
              optional
            />
            <Button type="submit" kind="quiet">
              {t('find')}
            </Button>
          </form>
        </search>
      )}
      {groups.length === 0 ? (
        <EmptyState title={search === '' ? words.none : t('noMatch')} />
      ) : (
        <DataTable
          caption={caption}
          narrow="listed"
          columns={[
            { key: 'name', label: t('name') },
            { key: 'members', label: words.members, align: 'end' },
            { key: 'meaning', label: t('meaning') },
            { key: 'act', label: <span className="sr-only">{t('change')}</span> },
          ]}
          rows={groups.map((group) => ({
            key: group.id,
            cells: [
              group.name,
              words.membersOf(group.members),
              t(`means.${group.meaning}`, {
                team: group.team?.name ?? '',
                role: t(`role.${group.role ?? 'clinician'}`),
              }),
              <Link key="act" href={groupAddress(group.id)} aria-label={t('changeOf', { group: group.name })}>
                {t('change')}
              </Link>,
            ],
          }))}
        />
      )}
      {(page > 1 || hasMore) && (
        <nav className="pages" aria-label={t('title')}>
          {page > 1 && <Link href={pageAddress(page - 1)}>{t('previous')}</Link>}
          {hasMore && <Link href={pageAddress(page + 1)}>{t('next')}</Link>}
        </nav>
      )}
      {children}
    </Section>
  )
}
