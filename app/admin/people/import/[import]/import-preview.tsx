import { getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormChoice, FormSelect } from '#components/forms/form-fields.tsx'
import { RowKinds } from '#components/imports/row-kinds.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import type { ImportView } from '#data/imports/find-import.ts'
import type { Administrator } from '#data/viewer.ts'
import { importFields } from '#domain/people-import/import-columns.ts'
import type { RowVerdict } from '#domain/people-import/import-progress.ts'
import { applyPeopleImport, discardPeopleImport, matchImportColumns } from '#server/actions/import-actions.ts'
import { canSendMail } from '#server/mail/can-send-mail.ts'
import { ImportRows } from './import-rows.tsx'

type Counts = NonNullable<ImportView['counts']>

/** What an import would do, row by row, before anything is done; and the two ways on. */
export async function ImportPreview({
  viewer,
  found,
  counts,
  show,
  page,
}: {
  viewer: Administrator
  found: ImportView
  counts: Counts
  show: RowVerdict | 'kept' | null
  page: number
}) {
  const t = await getTranslations('import')
  const view = show === null || show === 'kept' ? firstToSee(counts) : show
  const changes = counts.created + counts.changed
  const isFound = found.columns.some(({ field }) => field === 'email' || field === 'externalId')
  return (
    <>
      {found.overtaken && (
        <Notice kind="alarm" announce="when-shown" title={t('overtaken')}>
          <p>{t('overtakenWords')}</p>
        </Notice>
      )}
      <Disclosure summary={t('match')} {...(!isFound && { open: 'at-first' as const })}>
        <ActionForm action={matchImportColumns} submit={t('checkAgain')} kind="quiet">
          <input type="hidden" name="importId" value={found.id} />
          {found.columns.map(({ head, field, example }, place) => (
            <FormSelect
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place, and heads may be the same
              key={place}
              name={`column-${place}`}
              label={head === '' ? t('columnNumber', { number: place + 1 }) : head}
              hint={example === '' ? undefined : t('example', { example: example.slice(0, 60) })}
              defaultValue={field ?? ''}
              choices={[
                { value: '', label: t('notRead') },
                ...importFields.map((each) => ({ value: each, label: t(`field.${each}`) })),
              ]}
              optional
            />
          ))}
          <FormChoice
            pick="one"
            name="unknownTeams"
            label={t('unknownTeams')}
            choices={(['refuse', 'make'] as const).map((each) => ({
              value: each,
              label: t(`unknownTeamsAre.${each}`),
            }))}
            chosen={[found.unknownTeams]}
          />
        </ActionForm>
      </Disclosure>
      <RowKinds counts={counts} shown={view} hrefOf={(verdict) => `/admin/people/import/${found.id}?show=${verdict}`} />
      {counts.refused > 0 && view === 'refused' && (
        <p>
          <a href={`/api/export/refused-rows/${found.id}`} download>
            {t('downloadRefused')}
          </a>
        </p>
      )}
      <ImportRows viewer={viewer} id={found.id} shown={view} page={page} />
      <Section title={changes === 0 ? t('nothingToDo') : t('whatItDoes')} id="apply">
        <ul className="list-disc ps-6">
          {counts.created > 0 && <li>{t('will.create', { count: counts.created })}</li>}
          {counts.changed > 0 && <li>{t('will.change', { count: counts.changed })}</li>}
          {counts.newTeams.length > 0 && (
            <li>
              {t('will.makeTeams', {
                count: counts.newTeams.length,
                names: counts.newTeams
                  .slice(0, 10)
                  .map(({ name }) => name)
                  .join(', '),
              })}
            </li>
          )}
          {counts.refused > 0 && <li>{t('will.leaveOut', { count: counts.refused })}</li>}
          {counts.absent > 0 && <li>{t('will.leaveAbsent', { count: counts.absent })}</li>}
        </ul>
        {changes > 0 && (
          <ActionForm action={applyPeopleImport} submit={t('apply', { count: changes })}>
            <input type="hidden" name="importId" value={found.id} />
            {canSendMail() && counts.created > 0 ? (
              <FormChoice
                pick="one"
                name="invitations"
                label={t('invitations')}
                choices={(['now', 'later'] as const).map((each) => ({
                  value: each,
                  label: t(`invitationsAre.${each}`),
                }))}
                chosen={['now']}
              />
            ) : (
              <p className="my-4">{t('undoLater')}</p>
            )}
          </ActionForm>
        )}
        <div className="mt-4">
          <ActionForm action={discardPeopleImport} submit={t('discard')} kind="quiet" layout="button">
            <input type="hidden" name="importId" value={found.id} />
          </ActionForm>
        </div>
      </Section>
    </>
  )
}

/** What an administrator has to look at first: what is refused, else what changes. */
function firstToSee(counts: Counts): RowVerdict {
  if (counts.refused > 0) return 'refused'
  if (counts.changed > 0) return 'changed'
  return counts.created > 0 ? 'created' : 'unchanged'
}
