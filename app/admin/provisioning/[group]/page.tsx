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
import { previewMeaning } from '#data/provisioning/preview-meaning.ts'
import { decideOnGroup } from '#server/actions/provisioning-actions.ts'
import { readMeaning, writeMeaning } from '#server/directory-meaning.ts'
import { requireViewer } from '#server/session.ts'

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
  const searchQuery = MeaningSearch.parse({ meaning: null, ...(await searchParams) })
  const meaningChoice = readMeaning(searchQuery.meaning ?? '')
  const preview = await previewMeaning(administrator, { groupId: groupId.data, meaning: meaningChoice })
  if (preview === null) return notFound()
  const { group } = preview
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
      <ChooseMeaning {...{ administrator, group, searchQuery }} address={`/admin/provisioning/${group.id}`} />
      {searchQuery.meaning !== null && (
        <MeaningPreview preview={preview} after={t('group.after')}>
          <ActionForm action={decideOnGroup} submit={t('group.confirm')}>
            <SeenVersion version={preview.version} />
            <input type="hidden" name="groupId" value={group.id} />
            <input type="hidden" name="meaning" value={writeMeaning(meaningChoice)} />
          </ActionForm>
        </MeaningPreview>
      )}
    </Page>
  )
}
