import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { findErasedPerson } from '#data/retention/find-erased-person.ts'
import { previewErasure } from '#data/retention/preview-erasure.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { requireViewer } from '#server/session.ts'
import { EraseForm } from './erase-form.tsx'
import '#components/ui/running-text.css'

type Props = { params: Promise<{ person: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { erasedPerson, person } = await find((await params).person)
  if (erasedPerson === null && person === null) notFound()
  const t = await getTranslations('erasure')
  // Without the name: titles stand in histories.
  return { title: erasedPerson === null ? t('pageTitle') : t('erased.title') }
}

/** What erasing someone who left would delete, keep under a pseudonym and for how long; once it is done, what is kept still. */
export default async function Erase({ params }: Props) {
  const { administrator, erasedPerson, person } = await find((await params).person)
  const t = await getTranslations('erasure')
  const people = await getTranslations('people')
  const format = await getFormatter()
  const above = <Link href="/admin/people">{people('title')}</Link>
  if (erasedPerson !== null)
    return (
      <Page width="reading">
        <PageHead title={t('erased.title')} above={above} />
        <Notice kind="done" announce="when-shown">
          <p>{t('erased.done', { pseudonym: erasedPerson.pseudonym })}</p>
        </Notice>
        <ul className="plain-list">
          <li>
            {erasedPerson.evidenceUntil === null
              ? t('erased.nothingKept')
              : t('erased.kept', { until: format.dateTime(erasedPerson.evidenceUntil, wholeDay) })}
          </li>
          <li>{t('erased.outside')}</li>
          <li>{t('erased.tell')}</li>
        </ul>
      </Page>
    )
  if (person === null) notFound()
  return <EraseForm viewer={administrator} personId={(await params).person} person={person} />
}

/** Read once a request, for the title and the page. */
const find = cache(async (id: string) => {
  const administrator = await requireViewer('administrator')
  if (!z.uuid().safeParse(id).success) notFound()
  const erasedPerson = await findErasedPerson(administrator, id)
  const person = erasedPerson === null ? await previewErasure(administrator, id) : null
  if (erasedPerson === null && person === null) notFound()
  return { administrator, erasedPerson, person }
})
