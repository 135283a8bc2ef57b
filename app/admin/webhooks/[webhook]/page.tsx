import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { WebhookFields } from '#app/admin/webhooks/webhook-fields.tsx'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { SeenVersion } from '#components/forms/seen-version.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { findWebhook } from '#data/webhooks/find-webhook.ts'
import { changeWebhookTo, rotateSecretOfWebhook } from '#server/actions/webhook-actions.ts'
import { requireViewer } from '#server/session.ts'
import { EndSection } from './end-section.tsx'
import { HowItStands } from './how-it-stands.tsx'
import { MessagesSection } from './messages-section.tsx'

const Search = z.object({
  done: z.enum(['changed', 'switched-on', 'switched-off', 'tested', 'sent-again']).nullable().catch(null),
  before: z.uuid().nullable().catch(null),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webhooks'))('one') }
}

/** One webhook: how it stands, what became of its messages, its settings, its secret and its end. */
export default async function WebhookPage({
  params,
  searchParams,
}: {
  params: Promise<{ webhook: string }>
  searchParams: Promise<Record<string, string | undefined>>
}) {
  const administrator = await requireViewer('administrator')
  const webhookId = z.uuid().safeParse((await params).webhook)
  if (!webhookId.success) return notFound()
  const { done, before } = Search.parse({ done: null, before: null, ...(await searchParams) })
  const webhook = await findWebhook(administrator, { webhookId: webhookId.data, before })
  if (webhook === null) return notFound()
  const { id, name, address, switchedOffAt, version } = webhook
  const t = await getTranslations('webhooks')
  const isOff = switchedOffAt !== null
  const it = <input type="hidden" name="webhookId" value={id} />
  return (
    <Page>
      <PageHead title={<bdi>{name}</bdi>} above={<Link href="/admin/webhooks">{t('title')}</Link>}>
        <p>
          <code className="wrap-anywhere" dir="ltr">
            {address}
          </code>
        </p>
      </PageHead>
      {done !== null && (
        <Notice kind="done" announce="when-shown">
          <p>{t(`done.${done}`)}</p>
        </Notice>
      )}
      <HowItStands webhook={webhook} />
      <MessagesSection webhook={webhook} place="webhooks" />
      <Section title={t('settings')} id="settings">
        <ActionForm action={changeWebhookTo} submit={t('save')}>
          <SeenVersion version={version} />
          {it}
          <WebhookFields settings={webhook} />
        </ActionForm>
      </Section>
      <Section title={t('rotate')} id="rotate">
        <p>{t('rotateMeans')}</p>
        <ActionForm action={rotateSecretOfWebhook} submit={t('rotate')} kind="quiet">
          <ActId />
          {it}
        </ActionForm>
      </Section>
      <EndSection
        webhook={webhook}
        place="webhooks"
        means={t(isOff ? 'onMeans' : 'offMeans')}
        deleteMeans={t('deleteMeans')}
      />
    </Page>
  )
}
