import { getFormatter, getTranslations } from 'next-intl/server'
import type { DataRow } from '#components/ui/data-table.tsx'
import { Link } from '#components/ui/link.tsx'
import type { ListedCertificate } from '#data/certificates/list-certificates.ts'
import { numberOf } from '#domain/certificates/code.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'

/** One certificate as a row, in the order of the page's columns. */
export async function certificateCells(
  certificate: ListedCertificate,
  { timeZone }: { timeZone: string },
): Promise<DataRow> {
  const { id, personId, name, issuedAt, modules, saysUnderstanding, revokedAt, revokedBecause, revokedBy } = certificate
  const all = await getTranslations('certificates')
  const t = await getTranslations('certificates.admin')
  const format = await getFormatter()
  const day = (date: Date) => format.dateTime(date, { ...wholeDay, timeZone })
  const says = all('modules', { count: modules })
  const state =
    revokedAt === null
      ? t('valid')
      : revokedBecause === 'by-holder'
        ? t('withdrawnOn', { date: day(revokedAt) })
        : t('revokedOn', { date: day(revokedAt), name: revokedBy || t('someone') })
  return {
    key: id,
    cells: [
      <bdi key="number" className="whitespace-nowrap">
        {numberOf(id)}
      </bdi>,
      <Link key="name" href={`/admin/people/${personId}`}>
        <bdi>{name}</bdi>
      </Link>,
      day(issuedAt),
      saysUnderstanding ? t('saysBoth', { modules: says }) : says,
      state,
      revokedAt === null && (
        <Link key="act" href={`/admin/certificates?certificate=${id}`}>
          {t('revoke')}
        </Link>
      ),
    ],
  }
}
