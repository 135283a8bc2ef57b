import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ActionForm } from '#components/forms/action-form.tsx'
import { SeenVersion } from '#components/forms/seen-version.tsx'
import { Button } from '#components/ui/button.tsx'
import { ChoiceField } from '#components/ui/choice-fields.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { shownVersion } from '#data/shown-version.ts'
import { findStatusReaders } from '#data/understanding/find-status-readers.ts'
import { previewStatusReaders } from '#data/understanding/preview-status-readers.ts'
import { type StatusReaders, statusReaders, widens } from '#domain/reports/status-readers.ts'
import { chooseStatusReaders } from '#server/actions/status-reader-actions.ts'
import { requireViewer } from '#server/session.ts'
import '#components/ui/running-text.css'

const StatusesSearch = z.object({
  done: z.literal('changed').nullable().catch(null),
  readers: z.enum(statusReaders).nullable().catch(null),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statusReaders'))('title') }
}

/** Who sees what one person understands, by name: what each choice means, and what another would change. */
export default async function Statuses({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>
}) {
  const administrator = await requireViewer('administrator')
  const searchQuery = StatusesSearch.parse({ done: null, readers: null, ...(await searchParams) })
  const now = await findStatusReaders(administrator)
  const nextReaders = searchQuery.readers === now ? null : searchQuery.readers
  const t = await getTranslations('statusReaders')
  const admin = await getTranslations('admin')
  return (
    <Page width="form">
      <PageHead title={t('title')} above={<Link href="/admin">{admin('title')}</Link>}>
        <p>{t('intro')}</p>
      </PageHead>
      {searchQuery.done === 'changed' && (
        <Notice kind="done" announce="when-shown">
          <p>{t(`done.${now}`)}</p>
        </Notice>
      )}
      <Section title={t('choose.title')} id="readers">
        <p>{t(`choose.now.${now}`)}</p>
        <form action="/admin/statuses#preview">
          <ChoiceField
            pick="one"
            name="readers"
            label={t('choose.label')}
            chosen={[nextReaders ?? now]}
            choices={statusReaders.map((value) => ({
              value,
              label: t(`choice.${value}.label`),
              hint: t(`choice.${value}.hint`),
            }))}
          />
          <Button type="submit" kind="quiet">
            {t('choose.show')}
          </Button>
        </form>
      </Section>
      {nextReaders !== null && (
        <Section title={t(`preview.title.${nextReaders}`)} id="preview">
          <Preview
            counts={await previewStatusReaders(administrator, { now: new Date() })}
            before={now}
            after={nextReaders}
          />
          <ActionForm
            action={chooseStatusReaders}
            kind={widens(now, nextReaders) ? 'danger' : 'primary'}
            submit={t(`preview.submit.${nextReaders}`)}
          >
            <SeenVersion version={shownVersion({ readers: now })} />
            <input type="hidden" name="readers" value={nextReaders} />
          </ActionForm>
          <p>
            <Link href="/admin/statuses">{t('preview.cancel')}</Link>
          </p>
        </Section>
      )}
      <Section title={t('always.title')} id="always">
        <ul className="plain-list">
          {(['own', 'completed', 'groups', 'exports', 'past'] as const).map((key) => (
            <li key={key}>{t(`always.${key}`)}</li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}

type Counts = Awaited<ReturnType<typeof previewStatusReaders>>

/** What a choice takes from whom, or gives to whom. */
async function Preview({ counts, before, after }: { counts: Counts; before: StatusReaders; after: StatusReaders }) {
  const t = await getTranslations('statusReaders.preview')
  const [narrower, open] = widens(before, after) ? [before, after] : [after, before]
  const which = widens(before, after) ? 'appears' : 'disappears'
  const managers = narrower === 'groups-only'
  const administrators = open === 'managers-and-administrators'
  return (
    <>
      <p>{t(`${which}.about`, { clinicians: counts.clinicians })}</p>
      <ul className="plain-list">
        {managers && <li>{t(`${which}.managers`, { count: counts.managers })}</li>}
        {administrators && <li>{t(`${which}.administrators`, { count: counts.administrators })}</li>}
        {administrators && <li>{t(`${which}.programmes`, { count: counts.programmes })}</li>}
        {administrators && <li>{t(`${which}.packs`)}</li>}
      </ul>
      <p>{t(`${which}.told`, { clinicians: counts.clinicians })}</p>
    </>
  )
}
