import { getFormatter, getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import type { CheckedCertificate } from '#data/certificates/check-certificate.ts'
import { numberOf } from '#domain/certificates/code.ts'
import { UNDERSTANDS_CRITICAL_FROM, UNDERSTANDS_FROM } from '#domain/comprehension/status.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import './certificate-view.css'

/** How it stands today, then what the paper says: completing and understanding apart. */
export async function CertificateView({ certificate }: { certificate: CheckedCertificate }) {
  const { id, name, organisationName, timeZone, language, issuedAt, completed, understands, standing } = certificate
  const t = await getTranslations('certificates.check')
  const format = await getFormatter()
  const day = (date: Date) => format.dateTime(date, { ...wholeDay, timeZone })
  const percent = (share: number) => format.number(share, { style: 'percent' })
  return (
    <>
      <StandingView certificate={certificate} />
      <Section title={t('on')} id="paper">
        <dl className="certificate-facts">
          <dt>{t('name')}</dt>
          <dd className="certificate-name">
            <bdi>{name}</bdi>
          </dd>
          <dt>{t('organisation')}</dt>
          <dd>
            <bdi>{organisationName}</bdi>
          </dd>
          <dt>{t('issued')}</dt>
          <dd>{day(issuedAt)}</dd>
          <dt>{t('number')}</dt>
          <dd>
            <bdi>{numberOf(id)}</bdi>
          </dd>
        </dl>
      </Section>
      <Section title={t('completed')} id="completed">
        <p>{t('completedWords')}</p>
        <ul className="certificate-list">
          {completed.map(({ title, completedAt }) => (
            <li key={title}>
              <bdi lang={language}>{title}</bdi>
              <span>{day(completedAt)}</span>
            </li>
          ))}
        </ul>
      </Section>
      {understands !== null && (
        <Section title={t('understands')} id="understands">
          <p>
            {t('understandsWords', {
              share: percent(UNDERSTANDS_FROM),
              critical: percent(UNDERSTANDS_CRITICAL_FROM),
            })}
          </p>
          {understands.length === 0 && <p>{t('noPractice')}</p>}
          <ul className="certificate-list">
            {understands.map(({ practice, name: practiceName, until }) => (
              <li key={practice}>
                <bdi lang={language}>{practiceName}</bdi>
                <span>
                  {t('until', { date: day(until) })}
                  {(standing.is === 'valid' || standing.is === 'faded') && (
                    <b>{t(standing.is === 'faded' && standing.practices.has(practice) ? 'gone' : 'still')}</b>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

async function StandingView({
  certificate: { standing, organisationName, timeZone, understands },
}: {
  certificate: CheckedCertificate
}) {
  const t = await getTranslations('certificates.check')
  const format = await getFormatter()
  const day = (date: Date) => format.dateTime(date, { ...wholeDay, timeZone })
  switch (standing.is) {
    case 'revoked':
      return (
        <Notice kind="alarm" title={t('revoked')}>
          <p>{t(`because.${standing.because}`, { date: day(standing.at) })}</p>
        </Notice>
      )
    case 'unknown':
      return (
        <Notice title={t('unknownNow')}>
          <p>{t('unknownNowWords', { organisation: organisationName })}</p>
        </Notice>
      )
    case 'faded':
      return (
        <Notice title={t('faded')}>
          <p>{t('fadedWords', { count: standing.practices.size })}</p>
          <p>{t('asOf', { date: day(new Date()) })}</p>
        </Notice>
      )
    case 'valid':
      return (
        <Notice kind="done" title={t('valid')}>
          <p>{t(understands === null || understands.length === 0 ? 'validCompleted' : 'validBoth')}</p>
          <p>{t('asOf', { date: day(new Date()) })}</p>
        </Notice>
      )
  }
}
