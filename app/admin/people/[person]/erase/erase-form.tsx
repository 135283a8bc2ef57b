import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormText, FormTextArea } from '#components/forms/form-fields.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Erasure } from '#data/retention/preview-erasure.ts'
import type { Administrator } from '#data/viewer.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { monthsAfter } from '#domain/dates/months-after.ts'
import { fullName } from '#domain/text/person-name.ts'
import { eraseForGood } from '#server/actions/retention-actions.ts'
import { pseudonymIn } from '#server/pseudonym.ts'
import '#components/ui/running-text.css'

type EraseFormProps = { readonly viewer: Administrator; readonly personId: string; readonly person: Erasure }

const goesFirst = ['waysIn', 'directoryUsers', 'mails', 'notices', 'statuses', 'contests', 'looks'] as const

/** Says what goes, what stays and until when, and asks for the name and a reason. */
export async function EraseForm({ viewer, personId, person }: EraseFormProps) {
  const t = await getTranslations('erasure')
  const format = await getFormatter()
  const now = new Date()
  const name = fullName(person)
  const back = <Link href={`/admin/people/${personId}`}>{name}</Link>
  const { leftAt, months } = person
  if (leftAt === null)
    return (
      <Page width="reading">
        <PageHead title={t('title', { name })} above={back} />
        <p>{t('stillHere.words', { name })}</p>
        {personId === viewer.personId ? (
          <p>{t('stillHere.yourself')}</p>
        ) : (
          <ButtonLink kind="quiet" href={`/admin/people/act?kind=leave&person=${personId}`}>
            {t('stillHere.leaves')}
          </ButtonLink>
        )}
      </Page>
    )
  const until = monthsAfter(leftAt, months)
  const isOver = until <= now
  const evidence = { answers: person.answers, enrolments: person.enrolments }
  return (
    <Page width="reading">
      <PageHead title={t('title', { name })} above={back}>
        <p>{t('intro')}</p>
      </PageHead>
      {person.isInDirectory && (
        <Notice kind="alarm">
          <p>{t('inDirectory')}</p>
        </Notice>
      )}
      <Section title={t('goes.title')} id="goes">
        <ul className="plain-list">
          <li>{t('goes.identity')}</li>
          {goesFirst
            .filter((what) => person[what] > 0)
            .map((what) => (
              <li key={what}>{t(`goes.${what}`, { count: person[what] })}</li>
            ))}
          {isOver && <li>{t('goes.evidence', evidence)}</li>}
        </ul>
      </Section>
      <Section title={t('stays.title')} id="stays">
        <p>
          {t('stays.words', {
            pseudonym: pseudonymIn(viewer.language, { now, timeZone: viewer.organisationTimeZone }),
          })}
        </p>
        <ul className="plain-list">
          {!isOver && (
            <li>
              {t('stays.evidence', {
                ...evidence,
                until: format.dateTime(until, wholeDay),
                left: format.dateTime(leftAt, wholeDay),
                months,
              })}
            </li>
          )}
          {person.isCounted && <li>{t('stays.counted')}</li>}
          <li>{t('stays.trail', { events: person.events, redacted: person.eventsToRedact })}</li>
          <li>{t('stays.others')}</li>
        </ul>
      </Section>
      <Section title={t('outside.title')} id="outside">
        <ul className="plain-list">
          <li>
            {person.lastPack === null
              ? t('outside.noPacks')
              : t('outside.packs', { packs: person.packs, last: format.dateTime(person.lastPack, wholeDay) })}
          </li>
          <li>{t('outside.backups')}</li>
          <li>{t('outside.again')}</li>
        </ul>
      </Section>
      <Section title={t('form.title')} id="form">
        <ActionForm action={eraseForGood} kind="danger" submit={t('form.submit', { name })}>
          <input type="hidden" name="personId" value={personId} />
          <FormTextArea name="reason" label={t('form.reason')} hint={t('form.reasonHint')} />
          <FormText name="typedName" label={t('form.typedName', { name })} autoComplete="off" />
        </ActionForm>
        <p>
          <Link href={`/admin/people/${personId}`}>{t('form.cancel')}</Link>
        </p>
      </Section>
    </Page>
  )
}
