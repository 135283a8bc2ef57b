import { getTranslations } from 'next-intl/server'
import type { RefusedRow } from '#data/imports/list-refused-rows.ts'

/** Why a row was refused, and what was expected, in the reader's language. */
export async function refusalWords({ problem, field, found, otherRow }: RefusedRow['detail']): Promise<string> {
  const t = await getTranslations('import')
  const values = { found, field: t(`field.${field}`), row: otherRow ?? 0 }
  const ofField = `refusal.${problem}-${field}`
  return t.has(ofField) ? t(ofField, values) : t(`refusal.${problem}`, values)
}
