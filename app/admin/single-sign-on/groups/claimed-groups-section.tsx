import { getTranslations } from 'next-intl/server'
import { GroupsSection } from '#app/admin/provisioning/groups-section.tsx'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormText } from '#components/forms/form-fields.tsx'
import type { ClaimedGroup } from '#data/sign-on/claimed-groups.ts'
import { enterGroup } from '#server/actions/sign-on-group-actions.ts'

const address = '/admin/single-sign-on/groups'

/** The groups that the provider has named, what being in each means here, and entering one that it has not. */
export async function ClaimedGroupsSection({
  listed: groupPage,
  search,
  page,
}: {
  listed: { readonly groups: readonly ClaimedGroup[]; readonly hasMore: boolean }
  search: string
  page: number
}) {
  const t = await getTranslations('signOn.groups')
  return (
    <GroupsSection
      {...{ groupPage, search, page, address }}
      groupAddress={(id) => `${address}/${id}`}
      hasSearch={search !== '' || page > 1 || groupPage.hasMore}
      words={{
        none: t('none'),
        members: t('membersColumn'),
        membersOf: (count) => t('membersOf', { count }),
      }}
    >
      <ActionForm action={enterGroup} submit={t('enter.submit')} kind="quiet">
        <ActId />
        <FormText name="value" label={t('enter.label')} hint={t('enter.hint')} autoComplete="off" spellCheck={false} />
      </ActionForm>
    </GroupsSection>
  )
}
