import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormText } from '#components/forms/form-fields.tsx'
import { Button } from '#components/ui/button.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Section } from '#components/ui/section.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { ClaimedGroup } from '#data/sign-on/claimed-groups.ts'
import { enterGroup } from '#server/actions/sign-on-group-actions.ts'
import '#components/ui/pages.css'
import '#components/ui/search.css'

/** The groups that the provider has named, and what being in each means here. */
export async function ClaimedGroupsSection({
  listed: { groups, hasMore },
  search,
  page,
}: {
  listed: { readonly groups: readonly ClaimedGroup[]; readonly hasMore: boolean }
  search: string
  page: number
}) {
  const t = await getTranslations('provisioning.groups')
  const own = await getTranslations('signOn.groups')
  const address = (to: number) => `/admin/single-sign-on/groups?group=${encodeURIComponent(search)}&page=${to}#groups`
  const isSearched = search !== '' || page > 1 || hasMore
  return (
    <Section title={t('title')} id="groups">
      <p>{t('intro')}</p>
      {isSearched && (
        <search>
          <form className="search" action="/admin/single-sign-on/groups">
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
        <EmptyState title={search === '' ? own('none') : t('noMatch')} />
      ) : (
        <DataTable
          caption={own('caption')}
          narrow="listed"
          columns={[
            { key: 'name', label: t('name') },
            { key: 'members', label: own('membersColumn') },
            { key: 'meaning', label: t('meaning') },
            { key: 'act', label: <span className="sr-only">{t('change')}</span> },
          ]}
          rows={groups.map((group) => ({
            key: group.id,
            cells: [
              group.name,
              own('membersOf', { count: group.members }),
              t(`means.${group.meaning}`, {
                team: group.team?.name ?? '',
                role: t(`role.${group.role ?? 'clinician'}`),
              }),
              <Link
                key="act"
                href={`/admin/single-sign-on/groups/${group.id}`}
                aria-label={t('changeOf', { group: group.name })}
              >
                {t('change')}
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
      <ActionForm action={enterGroup} submit={own('enter.submit')} kind="quiet">
        <ActId />
        <FormText
          name="value"
          label={own('enter.label')}
          hint={own('enter.hint')}
          autoComplete="off"
          spellCheck={false}
        />
      </ActionForm>
    </Section>
  )
}
