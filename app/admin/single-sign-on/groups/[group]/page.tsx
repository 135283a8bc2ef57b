import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ChooseMeaning, MeaningPreview, MeaningSearch } from '#app/admin/provisioning/meaning-sections.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { SeenVersion } from '#components/forms/seen-version.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { previewClaimedMeaning } from '#data/sign-on/claimed-groups.ts'
import { decideOnClaimedGroup } from '#server/actions/sign-on-group-actions.ts'
import { readMeaning, writeMeaning } from '#server/directory-meaning.ts'
import { requireViewer } from '#server/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signOn'))('groups.group') }
}

/** What being in one group of the sign-in provider means: chosen, then seen before it acts. */
export default async function ClaimedGroupPage({
  params,
  searchParams,
}: {
  params: Promise<{ group: string }>
  searchParams: Promise<Record<string, string | undefined>>
}) {
  const administrator = await requireViewer('administrator')
  const groupId = z.uuid().safeParse((await params).group)
  if (!groupId.success) return notFound()
  const searchQuery = MeaningSearch.parse({ meaning: null, ...(await searchParams) })
  const meaningChoice = readMeaning(searchQuery.meaning ?? '')
  const preview = await previewClaimedMeaning(administrator, { groupId: groupId.data, meaning: meaningChoice })
  if (preview === null) return notFound()
  const { group } = preview
  const t = await getTranslations('signOn.groups')
  const confirm = (await getTranslations('provisioning'))('group.confirm')
  return (
    <Page width="form">
      <PageHead
        title={group.name}
        detail={t('members', { count: group.members })}
        above={<Link href="/admin/single-sign-on/groups">{t('title')}</Link>}
      >
        {group.name !== group.value && <p className="break-all">{t('saidAs', { value: group.value })}</p>}
        <p>{t('chooseIntro')}</p>
      </PageHead>
      <ChooseMeaning {...{ administrator, group, searchQuery }} address={`/admin/single-sign-on/groups/${group.id}`} />
      {searchQuery.meaning !== null && (
        <MeaningPreview preview={preview} after={t('after')}>
          <ActionForm action={decideOnClaimedGroup} submit={confirm}>
            <SeenVersion version={preview.version} />
            <input type="hidden" name="groupId" value={group.id} />
            <input type="hidden" name="meaning" value={writeMeaning(meaningChoice)} />
          </ActionForm>
        </MeaningPreview>
      )}
    </Page>
  )
}
