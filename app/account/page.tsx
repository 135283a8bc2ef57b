import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { SessionList } from '#components/account/session-list.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormChoice, FormPassword, FormSelect } from '#components/forms/form-fields.tsx'
import { BeforeLeaving } from '#components/offline/before-leaving.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { findCalendarFeed } from '#data/notices/calendar-feed.ts'
import { findMailChoices } from '#data/notices/mail-choices.ts'
import { findOwnTimeZone } from '#data/people/change-own-time-zone.ts'
import { listOwnSessions } from '#data/people/list-own-sessions.ts'
import { findStatusReaders } from '#data/understanding/find-status-readers.ts'
import { dayOfMoment } from '#domain/dates/date-formats.ts'
import { timeZones } from '#domain/dates/time-zone.ts'
import { choicesFor } from '#domain/notices/notice-kinds.ts'
import { fullName } from '#domain/text/person-name.ts'
import { languageOf, languages } from '#i18n/languages.ts'
import { changeLanguage, changePassword, chooseTimeZone, signOutEverywhere } from '#server/actions/account-actions.ts'
import { chooseMail, endCalendarAddress, makeCalendarAddress } from '#server/actions/notice-actions.ts'
import { endOthers, endSession } from '#server/actions/session-actions.ts'
import { isLastChosen } from '#server/organisation-choice.ts'
import { currentSession, highestDuty, requireDuties } from '#server/session.ts'
import { shortestPasswordOf } from '#server/shortest-password.ts'
import { lastOrganisationCookie } from '#server/sign-in-cookie.ts'
import { DevicesSection } from './devices-section.tsx'
import { IdentityNotice } from './identity-notice.tsx'

const doneWords = { session: 'sessions.doneOne', sessions: 'sessions.doneOthers', device: 'devices.done' } as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') }
}

export default async function Account({
  searchParams,
}: {
  searchParams: Promise<{ done?: string; identity?: string }>
}) {
  const duties = await requireDuties()
  const viewer = highestDuty(duties)
  const t = await getTranslations('account')
  const people = await getTranslations('people')
  const { done, identity } = await searchParams
  const format = await getFormatter()
  const own = await findOwnTimeZone(viewer)
  const feed = await findCalendarFeed(viewer)
  const sessions = await listOwnSessions(viewer, { now: new Date() })
  const current = (await currentSession())?.sessionId ?? null
  return (
    <Page width="form">
      <PageHead title={t('title')}>
        <p>
          {t('words', {
            name: fullName(viewer),
            email: viewer.email,
            organisation: viewer.organisationName,
          })}
        </p>
        {isLastChosen(await lastOrganisationCookie(), viewer) && (
          <p>
            <Link href="/sign-in?switch=organisation">{t('switch')}</Link>
          </p>
        )}
      </PageHead>
      <IdentityNotice outcome={identity} />
      {(done === 'language' || done === 'timeZone' || done === 'mail') && (
        <Notice kind="done" announce="when-shown">
          <p>{t(`${done}.done`)}</p>
        </Notice>
      )}
      {(done === 'session' || done === 'sessions' || done === 'device') && (
        <Notice kind="done" announce="when-shown">
          <p>{t(doneWords[done])}</p>
        </Notice>
      )}
      <Section title={t('language.title')} id="language">
        <ActionForm action={changeLanguage} submit={t('language.submit')}>
          <FormChoice
            pick="one"
            name="language"
            label={t('language.label')}
            hint={t('language.hint')}
            chosen={[languageOf(viewer.language).tag]}
            choices={languages.map(({ tag, name }) => ({ value: tag, label: name, language: tag }))}
          />
        </ActionForm>
      </Section>
      <Section title={t('timeZone.title')} id="time-zone">
        <ActionForm action={chooseTimeZone} submit={t('timeZone.submit')}>
          <FormSelect
            name="timeZone"
            label={t('timeZone.label')}
            hint={t('timeZone.hint')}
            defaultValue={own ?? ''}
            choices={[
              { value: '', label: t('timeZone.organisations', { zone: viewer.organisationTimeZone }) },
              ...[...new Set([...timeZones, ...(own === null ? [] : [own])])].map((zone) => ({
                value: zone,
                label: zone,
              })),
            ]}
            optional
          />
        </ActionForm>
      </Section>
      <Section title={t('mail.title')} id="mail">
        <ActionForm action={chooseMail} submit={t('mail.submit')}>
          <FormChoice
            pick="any"
            name="byMail"
            label={t('mail.label')}
            hint={t('mail.hint')}
            chosen={await findMailChoices(viewer)}
            choices={choicesFor(viewer.acts).map((value) => ({ value, label: t(`mail.choice.${value}`) }))}
          />
        </ActionForm>
      </Section>
      <Section title={t('calendar.title')} id="calendar">
        <p>{feed === null ? t('calendar.words') : t('calendar.since', { date: format.dateTime(feed, dayOfMoment) })}</p>
        <ActionForm
          action={makeCalendarAddress}
          submit={t(feed === null ? 'calendar.make' : 'calendar.makeAnew')}
          kind="quiet"
          layout="button"
        />
        {feed !== null && (
          <ActionForm action={endCalendarAddress} submit={t('calendar.end')} kind="quiet" layout="button" />
        )}
      </Section>
      <Section title={t('password.title')} id="password">
        <ActionForm action={changePassword} submit={t('password.submit')}>
          <FormPassword name="currentPassword" label={t('password.current')} autoComplete="current-password" />
          <FormPassword
            name="newPassword"
            label={t('password.new')}
            hint={t('password.hint', { characters: await shortestPasswordOf(viewer) })}
            autoComplete="new-password"
          />
        </ActionForm>
      </Section>
      <Section title={t('secondFactor.title')} id="second-factor">
        <p>{t('secondFactor.words')}</p>
        <ButtonLink kind="quiet" href="/account/second-factor">
          {t('secondFactor.open')}
        </ButtonLink>
      </Section>
      <DevicesSection viewer={viewer} />
      {duties.manager !== null && (
        <Section title={people('lending.title')} id="lending">
          <p>{people('lending.words')}</p>
          <ButtonLink kind="quiet" href="/account/lending">
            {people('lending.new')}
          </ButtonLink>
        </Section>
      )}
      <Section title={t('statusReaders.title')} id="status-readers">
        <p>{t(`statusReaders.${await findStatusReaders(viewer)}`)}</p>
        {duties.clinician !== null && (
          <p>
            <Link href="/learn/understanding">{t('statusReaders.who')}</Link>
          </p>
        )}
      </Section>
      <Section title={t('ownData.title')} id="own-data">
        <p>{t('ownData.words')}</p>
        <ButtonLink kind="quiet" href="/account/data">
          {t('ownData.open')}
        </ButtonLink>
      </Section>
      <Section title={t('sessions.title')} id="sessions">
        <SessionList
          sessions={sessions}
          current={current}
          end={({ id, device }) => (
            <ActionForm
              action={endSession}
              submit={t('sessions.end', { device: device === '' ? t('sessions.unknownDevice') : device })}
              kind="quiet"
              layout="button"
            >
              <input type="hidden" name="sessionId" value={id} />
            </ActionForm>
          )}
        />
        {sessions.length > 1 && (
          <ActionForm action={endOthers} submit={t('sessions.endOthers')} kind="quiet" layout="button" />
        )}
        <p>{t('sessions.words')}</p>
        <BeforeLeaving>
          <ActionForm action={signOutEverywhere} submit={t('sessions.submit')} kind="quiet" layout="button" />
        </BeforeLeaving>
      </Section>
    </Page>
  )
}
