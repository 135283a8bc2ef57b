import { firstModule } from '#e2e/support/organisation.ts'
import type { ActionRow, ActionRows } from './rows.ts'

const by = (form: ActionRow['form'], comes: string, shownOn?: ActionRow['shownOn']): ActionRow => ({
  by: 'administrator',
  form,
  comes,
  ...(shownOn === undefined ? {} : { shownOn }),
})
const twoSteps = { order: 'one-after-the-other', step1: firstModule, step2: 'rather-not-on-video' }

/** What administrators do with paths: server/actions/path-actions.ts. */
export const pathActions: ActionRows = {
  makePath: by({ name: 'Second month', ...twoSteps }, 'goes /admin/assignments/paths/…'),
  reviewPath: by(
    ({ path }) => ({ pathId: path, name: 'First month', ...twoSteps }),
    'goes /admin/assignments/paths/…',
    ({ path }) => `/admin/assignments/paths/${path}`,
  ),
  // It was not the form that showed the path.
  changePathTo: by(
    ({ path }) => ({ pathId: path, name: 'Other', order: 'any', step: [firstModule, 'rather-not-on-video'] }),
    'refused changed-meanwhile',
  ),
  // Nothing was changed that could be undone.
  undoPath: by(({ path }) => ({ pathId: path, seen: 'another' }), 'refused changed-meanwhile'),
  putPath: by(({ path }) => ({ pathId: path, put: 'away' }), 'goes /admin/assignments/paths/…'),
}
