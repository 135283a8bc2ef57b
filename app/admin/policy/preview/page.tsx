import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { PreviewParts } from '#components/policy/policy-preview.tsx'
import { PolicyChanges } from '#components/policy/policy-words.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Words } from '#components/ui/words.tsx'
import { policyVersions } from '#data/policy/policy-versions.ts'
import { previewPolicy } from '#data/policy/preview-policy.ts'
import { bringIntoForce } from '#server/actions/policy-actions.ts'
import { readDraft, writeDraft } from '#server/policy-form.ts'
import { requireViewer } from '#server/session.ts'
import '#components/policy/policy.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('policy'))('preview.title') }
}

/** What a policy that is drawn up would change, before it is brought into force. */
export default async function PolicyPreviewPage({ searchParams }: { searchParams: Promise<{ draft?: string }> }) {
  const administrator = await requireViewer('administrator')
  const policy = readDraft((await searchParams).draft)
  const [inForce] = await policyVersions(administrator)
  const preview = await previewPolicy(administrator, policy ?? inForce.policy)
  const t = await getTranslations('policy')
  if (policy === null || preview.changes.length === 0) {
    const why = policy === null ? 'noDraft' : 'nothing'
    return (
      <Page width="reading">
        <PageHead title={t('preview.title')} above={<Link href="/admin/policy">{t('title')}</Link>} />
        <EmptyState
          title={t(`preview.${why}`)}
          action={<ButtonLink href="/admin/policy">{t('preview.back')}</ButtonLink>}
        >
          <p>{t(`preview.${why}Words`)}</p>
        </EmptyState>
      </Page>
    )
  }
  const draft = writeDraft(policy)
  const moments = [...preview.modules, ...preview.followUps].flatMap((part) => part.moments)
  return (
    <Page width="reading">
      <PageHead
        title={t('preview.title')}
        above={<Link href={`/admin/policy?draft=${draft}`}>{t('preview.back')}</Link>}
      >
        <p>{t('preview.intro')}</p>
      </PageHead>
      <Section title={t('preview.decided')} id="decided">
        <PolicyChanges changes={preview.changes} />
        <p className="mt-4">
          {t('preview.summary', {
            modules: preview.modules.length,
            followUps: preview.followUps.reduce((sum, part) => sum + part.moments.length, 0),
            keys: moments.filter(({ otherKey }) => otherKey).length,
          })}
        </p>
      </Section>
      <Section title={t('preview.toConfirm')} id="to-confirm">
        {preview.toConfirm.length === 0 ? (
          <p>{t('preview.nothingToConfirm')}</p>
        ) : (
          <>
            <p className="mb-4 max-w-measure">{t('preview.toConfirmWords')}</p>
            <ul className="preview-confirm">
              {preview.toConfirm.map(({ practice, people }) => (
                <li key={practice.id}>
                  <Words text={practice.name} />
                  <span>{t('preview.toConfirmPeople', { people })}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Section>
      {preview.modules.length > 0 && (
        <Section title={t('preview.modules')} id="modules">
          <PreviewParts parts={preview.modules} of="scene" />
        </Section>
      )}
      {preview.followUps.length > 0 && (
        <Section title={t('preview.followUps')} id="follow-ups">
          <PreviewParts parts={preview.followUps} of="question" />
        </Section>
      )}
      <ActionForm action={bringIntoForce} submit={t('preview.save')}>
        <input type="hidden" name="draft" value={draft} />
        <input type="hidden" name="basedOn" value={inForce.version} />
        <p className="max-w-measure">{t('preview.saveWords')}</p>
      </ActionForm>
    </Page>
  )
}
