import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { RowKinds } from '#components/imports/row-kinds.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import type { ImportView } from '#data/imports/find-import.ts'
import type { Administrator } from '#data/viewer.ts'
import type { RowVerdict } from '#domain/people-import/import-progress.ts'
import { fullName } from '#domain/text/person-name.ts'
import { undoPeopleImport } from '#server/actions/import-actions.ts'
import { ImportRows } from './import-rows.tsx'

/** What an import did, and for a day the way back; or what undoing it kept, and why. */
export async function ImportResult({
  viewer,
  found,
  counts,
  show,
  page,
}: {
  viewer: Administrator
  found: ImportView
  counts: NonNullable<ImportView['counts']>
  show: RowVerdict | 'kept' | null
  page: number
}) {
  const t = await getTranslations('import')
  const format = await getFormatter()
  const at = (moment: Date | null) =>
    moment === null ? '' : format.dateTime(moment, { dateStyle: 'medium', timeStyle: 'short' })
  const by = found.actor === null ? t('someone') : fullName(found.actor)
  if (found.state === 'undone')
    return (
      <>
        <Notice kind="done" announce="when-shown" title={t('undone', { at: at(found.undoneAt), by })}>
          <p>{t('undoneCounts', { undone: counts.undone ?? 0, kept: counts.kept ?? 0 })}</p>
        </Notice>
        {(counts.kept ?? 0) > 0 && (
          <Section title={t('keptTitle')} id="kept">
            <ImportRows viewer={viewer} id={found.id} shown="kept" page={page} />
          </Section>
        )}
        <ButtonLink href="/admin/people">{t('toPeople')}</ButtonLink>
      </>
    )
  const view = show === null || show === 'kept' ? (counts.created > 0 ? 'created' : 'changed') : show
  const canUndo = found.undoEndsAt !== null && found.undoEndsAt > new Date()
  return (
    <>
      <Notice kind="done" announce="when-shown" title={t('applied', { at: at(found.appliedAt), by })}>
        <p>{t('appliedCounts', { created: counts.created, changed: counts.changed })}</p>
        {counts.created > 0 && <p>{t(`invited.${found.invitations}`)}</p>}
        {canUndo && <p>{t('undoUntil', { at: at(found.undoEndsAt) })}</p>}
      </Notice>
      <div className="my-4 flex flex-wrap gap-4">
        {canUndo && (
          <ActionForm
            action={undoPeopleImport}
            submit={t('undo', { count: counts.created + counts.changed })}
            kind="quiet"
            layout="button"
          >
            <input type="hidden" name="importId" value={found.id} />
          </ActionForm>
        )}
        <ButtonLink href="/admin/people">{t('toPeople')}</ButtonLink>
      </div>
      <RowKinds counts={counts} shown={view} hrefOf={(verdict) => `/admin/people/import/${found.id}?show=${verdict}`} />
      <ImportRows viewer={viewer} id={found.id} shown={view} page={page} />
    </>
  )
}
