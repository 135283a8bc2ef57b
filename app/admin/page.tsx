import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireViewer } from '#server/session.ts'
import '#components/ui/item-list.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('title') }
}

const places = [
  'report',
  'effect',
  'items',
  'assignments',
  'people',
  'teams',
  'policy',
  'time-zone',
  'content',
  'contests',
  'mail',
  'audit',
  'exports',
] as const

/** Where an administrator starts: what there is to look after. */
export default async function Admin() {
  const administrator = await requireViewer('administrator')
  const t = await getTranslations('admin')
  return (
    <Page width="reading">
      <PageHead title={administrator.organisationName}>
        <p>{t('words')}</p>
      </PageHead>
      <ul className="item-list">
        {places.map((place) => (
          <li key={place} className="item-line">
            <div className="item-words">
              <h2 className="text-title-3">
                <Link href={`/admin/${place}`}>{t(`${place}.title`)}</Link>
              </h2>
              <p>{t(`${place}.words`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Page>
  )
}
