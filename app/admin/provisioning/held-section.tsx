import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import type { DirectoryOverview } from '#data/provisioning/directory-overview.ts'
import { momentInZone } from '#domain/dates/date-formats.ts'
import { fullName } from '#domain/text/person-name.ts'
import { decideOnSuspensions } from '#server/actions/provisioning-actions.ts'

/** Those whom the directory wants suspended, more at once than is likely: an administrator says whether that is right. */
export async function HeldSection({ overview }: { overview: DirectoryOverview }) {
  const { held, heldPeople, heldSince } = overview
  const t = await getTranslations('provisioning.held')
  const format = await getFormatter()
  return (
    <Section title={t('title', { count: held })} id="held">
      <Notice kind="alarm">
        <p>
          {t('why', {
            count: held,
            since: heldSince === null ? '' : format.dateTime(heldSince, momentInZone),
          })}
        </p>
      </Notice>
      <ul className="flex flex-wrap gap-x-4">
        {heldPeople.map((person) => (
          <li key={person.id}>
            <Link href={`/admin/people/${person.id}`}>{fullName(person)}</Link>
          </li>
        ))}
        {held > heldPeople.length && <li>{t('more', { count: held - heldPeople.length })}</li>}
      </ul>
      <p>{t('suspendMeans')}</p>
      <ActionForm action={decideOnSuspensions} submit={t('suspend', { count: held })} layout="button" kind="quiet">
        <input type="hidden" name="decision" value="suspend" />
        <input type="hidden" name="count" value={held} />
      </ActionForm>
      <p>{t('keepMeans')}</p>
      <ActionForm action={decideOnSuspensions} submit={t('keep')} layout="button">
        <input type="hidden" name="decision" value="keep" />
        <input type="hidden" name="count" value={held} />
      </ActionForm>
    </Section>
  )
}
