import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { DataTable } from '#components/ui/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { listMail, maxCount } from '#data/mail/list-mail.ts'
import { canSendMail } from '#server/mail/can-send-mail.ts'
import { requireViewer } from '#server/session.ts'
import { mailCells } from './mail-cells.tsx'
import '#components/ui/pages.css'

const shownKinds = ['waiting', 'failed', 'sent'] as const

const Search = z.object({
  show: z.enum(shownKinds).catch('waiting'),
  done: z.enum(['retried', 'cancelled']).nullable().catch(null),
  before: z.uuid().nullable().catch(null),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('mail.title') }
}

/** The outbox: what waits to be sent, what could not be and why, what was. */
export default async function Mail({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const administrator = await requireViewer('administrator')
  const { show, done, before } = Search.parse({ done: null, before: null, ...(await searchParams) })
  const mailPage = await listMail(administrator, { shown: show, before }, { now: new Date() })
  const { mails, counts, more } = mailPage
  const format = await getFormatter()
  const admin = await getTranslations('admin')
  const t = await getTranslations('mail')
  const rows = await Promise.all(mails.map(mailCells))
  return (
    <Page>
      <PageHead title={admin('mail.title')} above={<Link href="/admin">{admin('title')}</Link>}>
        <p>{t('intro')}</p>
      </PageHead>
      {done !== null && (
        <Notice kind="done" announce="when-shown">
          <p>{t(`done.${done}`)}</p>
        </Notice>
      )}
      {!canSendMail() && (
        <Notice>
          <p>{t('noMailServer')}</p>
        </Notice>
      )}
      <Tabs
        label={t('shown')}
        tabs={shownKinds.map((kind) => {
          const count = counts[kind]
          const most = format.number(Math.min(count, maxCount))
          return {
            href: `/admin/mail?show=${kind}`,
            text: t(`shownKind.${kind}`, { count: count > maxCount ? `${most}+` : most }),
            isHere: kind === show,
          }
        })}
      />
      {mails.length === 0 ? (
        <EmptyState title={t(`none.${show}`)} />
      ) : (
        <DataTable
          caption={t(`caption.${show}`)}
          narrow="listed"
          columns={[
            { key: 'who', label: t('who') },
            { key: 'what', label: t('what') },
            { key: 'made', label: t('made') },
            { key: 'state', label: t('state') },
            ...(show === 'sent' ? [] : [{ key: 'acts', label: t('acts') }]),
          ]}
          rows={rows}
        />
      )}
      {more !== null && (
        <nav className="pages" aria-label={t(`caption.${show}`)}>
          <Link href={`/admin/mail?show=${show}&before=${more}`}>{admin('audit.older')}</Link>
        </nav>
      )}
    </Page>
  )
}
