import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { Section } from '#components/ui/section.tsx'
import type { BreakGlassAdministrator } from '#data/sign-on/break-glass.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import { fullName } from '#domain/text/person-name.ts'
import { decideBreakGlass } from '#server/actions/sign-on-actions.ts'

function stateOf({ hasPassword, hasFactor }: BreakGlassAdministrator) {
  if (!hasPassword) return 'withoutPassword'
  return hasFactor ? 'since' : 'withoutFactor'
}

/** The administrators, and who of them gets in with a password when the provider fails. */
export async function BreakGlassSection({ administrators }: { administrators: readonly BreakGlassAdministrator[] }) {
  const t = await getTranslations('signOn.breakGlass')
  const format = await getFormatter()
  return (
    <Section title={t('title')} id="break-glass">
      <p>{t('intro')}</p>
      <DataTable
        caption={t('caption')}
        narrow="listed"
        columns={[
          { key: 'name', label: t('name') },
          { key: 'email', label: t('email') },
          { key: 'named', label: t('named') },
          { key: 'act', label: <span className="sr-only">{t('act')}</span> },
        ]}
        rows={administrators.map((person) => ({
          key: person.id,
          cells: [
            fullName(person),
            person.email,
            person.namedAt === null ? t('no') : t(stateOf(person), { day: format.dateTime(person.namedAt, wholeDay) }),
            <ActionForm
              key="act"
              action={decideBreakGlass}
              submit={person.namedAt === null ? t('allow') : t('stop')}
              layout="button"
              kind="quiet"
            >
              <input type="hidden" name="personId" value={person.id} />
              <input type="hidden" name="may" value={person.namedAt === null ? 'yes' : 'no'} />
            </ActionForm>,
          ],
        }))}
      />
    </Section>
  )
}
