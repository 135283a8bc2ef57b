import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { SeenVersion } from '#components/forms/seen-version.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { LearningPath } from '#data/assignments/list-paths.ts'
import { momentInZone } from '#domain/dates/date-formats.ts'
import { undoPath } from '#server/actions/path-actions.ts'
import { pathChangeWords } from './path-change-words.ts'
import './change-note.css'

/** How a path was changed last, and its Undo. `isNews`: it was changed a moment ago. */
export async function ChangeNote({
  path,
  titleOf,
  isNews,
}: {
  path: LearningPath
  titleOf: (slug: string) => string
  isNews: boolean
}) {
  const { changedFrom } = path
  if (changedFrom === null) return null
  const t = await getTranslations('assignments')
  const format = await getFormatter()
  const { words } = await pathChangeWords(changedFrom, path, titleOf)
  return (
    <Notice kind={isNews ? 'done' : 'calm'} {...(isNews ? { announce: 'when-shown' as const } : {})}>
      <div className="change-note">
        <div>
          <p>{t('paths.changedAt', { when: format.dateTime(changedFrom.at, momentInZone) })}</p>
          <p>{words.join(' ')}</p>
          <p>
            <small>{t('paths.undoMeans')}</small>
          </p>
        </div>
        <ActionForm action={undoPath} submit={t('act.undo')} kind="quiet" layout="button">
          <input type="hidden" name="pathId" value={path.id} />
          <SeenVersion version={path.seen} />
        </ActionForm>
      </div>
    </Notice>
  )
}
