import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Link } from '#components/ui/link.tsx'
import type { OwnCertificate } from '#data/certificates/own-certificates.ts'
import { numberOf } from '#domain/certificates/code.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { withdrawOwnCertificate } from '#server/actions/certificate-actions.ts'
import '#components/ui/item-list.css'

/** One certificate of the viewer's: what it says, and what can be done with it. */
export async function CertificateLine({ certificate, timeZone }: { certificate: OwnCertificate; timeZone: string }) {
  const { id, code, issuedAt, modules, saysUnderstanding, hasPaper, revokedAt, revokedBecause, revokedWords } =
    certificate
  const t = await getTranslations('certificates')
  const format = await getFormatter()
  const day = (date: Date) => format.dateTime(date, { ...wholeDay, timeZone })
  return (
    <li className="item-line">
      <div className="item-words">
        <h3>{t('number', { number: numberOf(id) })}</h3>
        <div className="item-facts">
          <span>{t('issuedOn', { date: day(issuedAt) })}</span>
          <span>{t('modules', { count: modules })}</span>
          {saysUnderstanding && <span>{t('withUnderstanding')}</span>}
        </div>
        {revokedAt !== null && revokedBecause !== null && (
          <p>
            {t(`revoked.${revokedBecause}`, { date: day(revokedAt) })} <bdi>{revokedWords}</bdi>
          </p>
        )}
        {revokedAt === null && !hasPaper && <p>{t('paperGone')}</p>}
        {revokedAt === null && (
          <>
            <p>
              <Link href={`/certificates/${code}`}>{t('ownPage')}</Link>
            </p>
            <Disclosure summary={t('withdraw')}>
              <p>{t('withdrawWords')}</p>
              <ActionForm action={withdrawOwnCertificate} submit={t('withdrawSubmit')} kind="danger" layout="button">
                <input type="hidden" name="certificateId" value={id} />
              </ActionForm>
            </Disclosure>
          </>
        )}
      </div>
      {revokedAt === null && hasPaper && (
        <div className="item-action">
          <ButtonLink kind="quiet" href={`/api/certificates/${id}`} opens="whole-page">
            {t('download')}
          </ButtonLink>
        </div>
      )}
    </li>
  )
}
