import { getFormatter, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ActPanel } from '#components/assignments/act-panel.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { SeenVersion } from '#components/forms/seen-version.tsx'
import type { LearningPath } from '#data/assignments/list-paths.ts'
import { previewPathChange } from '#data/assignments/preview-path-change.ts'
import type { Administrator } from '#data/viewer.ts'
import { readSteps } from '#domain/assignments/path.ts'
import { changePathTo } from '#server/actions/path-actions.ts'
import { pathChangeWords } from './path-change-words.ts'

const Address = z.object({
  name: z.string().min(1).max(200),
  order: z.enum(['one-after-the-other', 'any']),
  step: z.array(z.string().max(200)),
  seen: z.string().max(40),
})

type Change = { name: string; inOrder: boolean; steps: readonly string[]; seen: string }

/** What an address asks to make of a path; null: nothing, or what no form sends. */
export function changeInAddress(search: Record<string, string | string[] | undefined>): Change | null {
  const parseResult = Address.safeParse({ ...search, step: [search.step ?? []].flat() })
  if (!parseResult.success) return null
  const { name, order, step, seen } = parseResult.data
  const read = readSteps(step)
  return read.ok ? { name, inOrder: order !== 'any', steps: read.steps, seen } : null
}

/** What becomes of a path and of whom, before it is done. */
export async function AskPathChange({
  administrator,
  path,
  change,
  titleOf,
}: {
  administrator: Administrator
  path: LearningPath
  change: Change
  titleOf: (slug: string) => string
}) {
  const t = await getTranslations('assignments.paths.ask')
  const preview = await getTranslations('assignments.preview')
  const format = await getFormatter()
  const { follows, followNames, keeps } = await previewPathChange(administrator, path.id)
  const { words, touches } = await pathChangeWords(path, change, titleOf)
  const isSame = words.length === 0
  const more = follows - followNames.length
  const names = format.list([...followNames, ...(more > 0 ? [preview('more', { count: more })] : [])])
  return (
    <ActPanel
      title={t('title')}
      touches={
        touches
          ? [
              { count: follows, words: t('follows', { count: follows }) },
              { count: keeps, words: t('keeps', { count: keeps }) },
            ]
          : []
      }
      words={[...(isSame ? [t('same')] : []), ...(touches && follows > 0 ? [t('names', { names })] : []), ...words]}
      cancelHref={`/admin/assignments/paths/${path.id}`}
    >
      {!isSame && (
        <ActionForm action={changePathTo} submit={t('do')} layout="button">
          <input type="hidden" name="pathId" value={path.id} />
          <SeenVersion version={change.seen} />
          <input type="hidden" name="name" value={change.name} />
          <input type="hidden" name="order" value={change.inOrder ? 'one-after-the-other' : 'any'} />
          {change.steps.map((slug) => (
            <input key={slug} type="hidden" name="step" value={slug} />
          ))}
        </ActionForm>
      )}
    </ActPanel>
  )
}
